import type { Permission } from './executor-settings.ts';

/** What a subject is not given: `environment` are variables that were withheld; nothing allows what concerns its `process`. */
export type DeniedAccess = Permission | 'environment' | 'process';

/** Something that a subject tried and may not do. */
export interface DenialDto {
  readonly access: DeniedAccess;
  /** What it called, such as `fs.writeFile`. */
  readonly operation: string;
  /** The path, address, command or variable that it named; empty where there is none. At most 200 characters. */
  readonly target: string;
}
