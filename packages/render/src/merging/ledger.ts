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
  return lines.map((line) => `// Auklet ${specifier} ${line.map(({ id, hash }) => `${id}-${hash}`).join(' ')}\n`).join('');
}

/** What a file remembers of one subject, and the text without that. */
export function readLedger(text: string, specifier: string): { readonly entries: readonly LedgerEntry[]; readonly rest: string } {
  const entries: LedgerEntry[] = [];
  const rest = text.replaceAll(LINE, (line: string, named: string, items: string) => {
    if (named !== specifier) return line;
    for (const item of items.trim().split(' ')) {
      const [id = '', hash = ''] = item.split('-');
      entries.push({ id, hash });
    }
    return '';
  });
  return { entries, rest };
}

const LINE = /^\/\/ Auklet (\S+)((?: [0-9a-f]{8}-[0-9a-f]{8})+)[ \t]*\r?(?:\n|$)/gm;
