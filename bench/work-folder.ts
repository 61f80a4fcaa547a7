import { fileURLToPath } from 'node:url';

/** Everything that the bench installs and writes on its way; ignored by git, safe to delete. */
export const WORK_FOLDER: string = fileURLToPath(new URL('.work', import.meta.url));
