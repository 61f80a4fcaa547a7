import type { CreateNodes, TargetConfiguration } from 'nx/src/devkit-exports.js';

/** What `plugins` in `nx.json` may say. */
export interface PluginOptions {
  /** `auklet` by default. */
  readonly targetName?: string;
  /** Further words for the command line, such as `--budget 10s`. */
  readonly args?: string;
}

export const name = '@auklet/nx';

/** Gives every project that has an `auklet.config` a cached target that generates its tests. */
export const createNodes: CreateNodes<PluginOptions> = [
  '**/auklet.config.{ts,mts,cts,js,mjs,cjs,json}',
  (files, options) => files.map((file) => [file, { projects: { [folderOf(file)]: { targets: { [options?.targetName ?? 'auklet']: generating(folderOf(file), options?.args) } } } }]),
];

function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
}

/** Whatever is not written by Auklet itself. */
const SOURCES = '{projectRoot}/**/!(*.auklet.*)';
const GENERATED = '{projectRoot}/**/*.auklet.*';

function generating(folder: string, args: string | undefined): TargetConfiguration {
  return {
    command: ['auklet generate', ...(args === undefined ? [] : [args])].join(' '),
    options: { cwd: folder },
    cache: true,
    // Without a list of external dependencies Nx takes all of them into account, the test framework included.
    inputs: [SOURCES, `^${SOURCES}`, '{workspaceRoot}/*.json', '{workspaceRoot}/*.config.*', { runtime: 'node --version' }],
    outputs: [GENERATED],
    metadata: { description: 'Generate unit tests', technologies: ['auklet'] },
  };
}
