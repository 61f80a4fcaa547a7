/** A command of a document, as a shell would split it. */
export interface DocumentedCommand {
  readonly line: number;
  readonly words: readonly string[];
}

const COMMAND = /(?:npx |^ *\$ |`)auklet(?=\s|`|$)((?:(?! #|`|&&|;).)*)/g;

/** Calls of `auklet` in blocks of shell and between backticks, without the comments behind them. */
export function commandsIn(markdown: string): readonly DocumentedCommand[] {
  return markdown.split('\n').flatMap((text, index) => [...text.matchAll(COMMAND)].map(([, rest = '']) => ({ line: index + 1, words: rest.split(/\s+/).filter((word) => word !== '') })));
}
