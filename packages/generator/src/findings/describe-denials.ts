import type { DenialDto, DeniedAccess } from '@auklet/protocol';
import { PERMISSION_NAMES } from '../options/generate-options.ts';

/** What was denied first, how much more there is, and which option would allow it. */
export function describeDenials(denials: readonly DenialDto[]): string {
  const [first, ...more] = denials;
  if (first === undefined) return 'nothing';
  const words = [...new Set(denials.flatMap(({ access }) => wordOf(access) ?? []))].sort();
  const mend = words.length === 0 ? '' : `; --allow ${words.join(',')} lets it`;
  return `${first.operation}${first.target === '' ? '' : ` ${JSON.stringify(first.target)}`}${more.length === 0 ? '' : ` and ${more.length} more`}${mend}`;
}

/** Nothing allows some of them. */
function wordOf(access: DeniedAccess): string | undefined {
  return (PERMISSION_NAMES as Readonly<Partial<Record<DeniedAccess, string>>>)[access];
}
