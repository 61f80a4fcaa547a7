/**
 * Asks the user's Vitest which files it includes: `node vitest-projects.js REPORT API [CONFIG]`.
 * May import node's own modules only.
 */
import { writeFileSync } from 'node:fs';

interface VitestApi {
  createVitest(mode: 'test', options: { readonly watch: false; readonly run: true; readonly config?: string }): Promise<{
    readonly projects?: readonly { readonly config: { readonly root: string; readonly dir?: string; readonly include: readonly string[]; readonly exclude: readonly string[] } }[];
    close(): Promise<void>;
  }>;
}

const [reportFile = '', api = '', config] = process.argv.slice(2);
const { createVitest } = (await import(api)) as VitestApi;
const vitest = await createVitest('test', { watch: false, run: true, ...(config === undefined ? {} : { config }) });
const projects = (vitest.projects ?? []).map(({ config: { root, dir, include, exclude } }) => ({ folder: dir ?? root, include, exclude }));
writeFileSync(reportFile, JSON.stringify(projects));
await vitest.close();
