import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Loader, Message, Plugin } from 'esbuild';

/** `require('./folder/' + name)` stands for all files of the folder, unless there are none. */
export function isUnmatchedPattern({ text }: Message): boolean {
  return /^Could not resolve (?:require|import)\("[^"]*\*[^"]*"\)$/.test(text);
}

const COMPUTED_PATH = /\b(require|import)\s*\(\s*(?=(?:'\.{1,2}\/[^'\n]*'|"\.{1,2}\/[^"\n]*")\s*\+|`\.{1,2}\/[^`]*\$\{)/g;

/** Hides what `isUnmatchedPattern` complains about: only the running program knows what it loads there. */
export const computedPathsAreUnknown: Plugin = {
  name: 'computed-paths-are-unknown',
  setup(context): void {
    context.onLoad({ filter: /\.[cm]?[jt]sx?$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const contents = source.replace(COMPUTED_PATH, '$1(String()+');
      return contents === source ? undefined : { contents, loader: loaderOf(path) };
    });
  },
};

function loaderOf(path: string): Loader {
  const extension = extname(path);
  if (extension === '.tsx') return 'tsx';
  return extension.includes('ts') ? 'ts' : 'jsx';
}
