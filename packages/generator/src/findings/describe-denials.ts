import type { DenialDto, DeniedAccess } from '@auklet/protocol';

/** Words of `--allow`, as far as there is one. */
const WORDS: Readonly<Record<DeniedAccess, string | null>> = {
  'file-write': 'fs',
  network: 'net',
  'child-process': 'spawn',
  worker: 'worker',
  addon: 'addon',
  environment: null,
  process: null,
};

/** What was denied first, how much more there is, and which option would allow it. */
export function describeDenials(denials: readonly DenialDto[]): string {
  const [first, ...more] = denials;
  if (first === undefined) return 'nothing';
  const words = [...new Set(denials.flatMap(({ access }) => WORDS[access] ?? []))].sort();
  const mend = words.length === 0 ? '' : `; --allow ${words.join(',')} lets it`;
  return `${first.operation}${first.target === '' ? '' : ` ${JSON.stringify(first.target)}`}${more.length === 0 ? '' : ` and ${more.length} more`}${mend}`;
}
