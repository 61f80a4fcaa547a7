import type { TextView } from './text-view.ts';

const PARTS = ['protocol', 'hostname', 'port', 'pathname', 'search', 'hash', 'username', 'password'] as const;

/** The parts of an address, and the values in its query. */
export function urlParts(text: string): readonly TextView[] {
  if (!/^[a-z][a-z\d+.-]*:/i.test(text) || !URL.canParse(text)) return [];
  const url = new URL(text);
  const parts = PARTS.map((part) => ({
    value: url[part],
    put: (value: string) => (part === 'protocol' ? withProtocol(text, value) : changed(text, (copy) => (copy[part] = value))),
  }));
  const query = [...url.searchParams].map(([key, value]) => ({ value, put: (next: string) => changed(text, (copy) => copy.searchParams.set(key, next)) }));
  return [...parts, ...query];
}

/** An address refuses to change between protocols of different kinds, so the text is changed. */
function withProtocol(text: string, protocol: string): string {
  return text.replace(/^[^:]*:/, () => protocol);
}

function changed(text: string, change: (url: URL) => unknown): string {
  const copy = new URL(text);
  change(copy);
  return copy.href;
}
