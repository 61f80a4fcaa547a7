export interface ReadmeExample {
  /** The program to run. */
  readonly main: string;
  /** Text by file name, `main` included. */
  readonly files: ReadonlyMap<string, string>;
}

const MAIN = 'example.mjs';

/**
 * The JavaScript blocks of a README that name a file (```` ```js example.mjs ````). What runs is `example.mjs`;
 * in a README that has none it is the first block without a name.
 */
export function readmeExample(readme: string): ReadmeExample | null {
  const blocks = [...readme.matchAll(/^```js(?: +(\S+))?\n([\s\S]*?)^```$/gm)];
  const files = new Map(blocks.flatMap(([, name, text = '']): [string, string][] => (name === undefined ? [] : [[name, text]])));
  const unnamed = blocks.find(([, name]) => name === undefined)?.[2];
  if (unnamed !== undefined && !files.has(MAIN)) files.set(MAIN, unnamed);
  return files.has(MAIN) ? { main: MAIN, files } : null;
}
