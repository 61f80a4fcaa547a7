/** How a script of a project calls its test framework. */
export interface TestCommand {
  /** What is assigned in front of the command, with or without `cross-env`. */
  readonly environment: Readonly<Record<string, string>>;
  /** Words between `node` and the program, when the script starts Node itself. */
  readonly nodeArguments: readonly string[];
  readonly arguments: readonly string[];
}

/** Finds the program among the words of one command; -1 when the command does not call it. */
export type FindProgram = (words: readonly string[]) => number;

const TOKEN = /&&|\|\||[&|;]|(?:[^\s"'&|;\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/g;
const OPERATOR = /^(?:&&|\|\||[&|;])$/;
const ASSIGNMENT = /^([A-Za-z_]\w*)=(.*)$/s;

/** The first call of the program in a script, or `null`. Variables and substitutions are taken as they are written. */
export function findTestCommand(script: string, findProgram: FindProgram): TestCommand | null {
  for (const words of commandsOf(script)) {
    const at = findProgram(words);
    if (at >= 0) return commandAt(words, at);
  }
  return null;
}

function commandsOf(script: string): string[][] {
  const commands: string[][] = [[]];
  for (const [token] of script.matchAll(TOKEN)) {
    if (OPERATOR.test(token)) commands.push([]);
    else commands.at(-1)?.push(unquoted(token));
  }
  return commands;
}

const QUOTED = /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/g;

function unquoted(token: string): string {
  return token.replaceAll(QUOTED, (_whole, double?: string, single?: string, escaped = '') => double?.replaceAll(/\\(["\\$`])/g, '$1') ?? single ?? escaped);
}

function commandAt(words: readonly string[], at: number): TestCommand {
  const before = words.slice(0, at);
  const node = before.findIndex((word) => /(?:^|[\\/])node$/.test(word));
  const assignments = before.flatMap((word) => {
    const [, name, value] = ASSIGNMENT.exec(word) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  return { environment: Object.fromEntries(assignments), nodeArguments: node < 0 ? [] : before.slice(node + 1), arguments: words.slice(at + 1) };
}
