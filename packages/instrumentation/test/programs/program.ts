/** A small program: the body of a function that is given `log`, and whose return, throw and log are its behaviour. */
export interface Program {
  readonly name: string;
  readonly source: string;
}

export function named(programs: Readonly<Record<string, string>>): readonly Program[] {
  return Object.entries(programs).map(([name, source]) => ({ name, source }));
}
