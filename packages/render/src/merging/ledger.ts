const PER_LINE = 5;

/** One generated test as its file remembers it: what it does, and how it was written. */
export interface LedgerEntry {
  /** Of the statements: equal for equal inputs, whatever is asserted. */
  readonly id: string;
  /** Of the tokens of its text. */
  readonly hash: string;
}

/** The closing comment that lists the generated tests of one subject. */
export function ledgerText(specifier: string, entries: readonly LedgerEntry[]): string {
  const lines = Array.from({ length: Math.ceil(entries.length / PER_LINE) }, (_, line) => entries.slice(line * PER_LINE, (line + 1) * PER_LINE));
  return lines.map((line) => `// Auklet ${encodeURI(specifier)} ${line.map(({ id, hash }) => `${id}-${hash}`).join(' ')}\n`).join('');
}

/** What a file remembers of one subject, and the text without that. */
export function readLedger(text: string, specifier: string): { readonly entries: readonly LedgerEntry[]; readonly rest: string } {
  const entries: LedgerEntry[] = [];
  const rest = text.replaceAll(LINE, (line: string, named: string, items: string) => {
    if (named !== encodeURI(specifier)) return line;
    for (const item of items.trim().split(' ')) {
      const [id = '', hash = ''] = item.split('-');
      entries.push({ id, hash });
    }
    return '';
  });
  return { entries, rest };
}

/** The text with the entries of one subject among those of the others, at its end and in the order of their names. */
export function withLedger(text: string, specifier: string, entries: readonly LedgerEntry[]): string {
  const others = Array.from(text.matchAll(LINE), ([line, named]) => ({ named: named as string, text: `${line.trimEnd()}\n` }));
  const all = [...others, { named: encodeURI(specifier), text: ledgerText(specifier, entries) }].toSorted((a, b) => (a.named < b.named ? -1 : Number(a.named > b.named)));
  return `${text.replaceAll(LINE, '').trimEnd()}\n\n${all.map((ledger) => ledger.text).join('')}`;
}

/** Whether a file remembers generated tests of a module that it imports otherwise. */
export function holdsOtherSubjects(text: string, specifier: string): boolean {
  return subjectsOf(text).some((named) => named !== encodeURI(specifier));
}

/** Whether every module whose generated tests `text` remembers is one of `other` too. */
export function hasSubjectsOf(other: string, text: string): boolean {
  const known = new Set(subjectsOf(other));
  return subjectsOf(text).every((named) => known.has(named));
}

function subjectsOf(text: string): readonly string[] {
  return Array.from(text.matchAll(LINE), ([, named]) => named as string);
}

const LINE = /^\/\/ Auklet (\S+)((?: [0-9a-f]{8}-[0-9a-f]{8})+)[ \t]*\r?(?:\n|$)/gm;
