import type { AssertedTestDto, AssertionDto } from '@auklet/protocol';

/**
 * The places of a test at which `Casts` can step around a declared type, those that readers mind least first:
 * arguments, then numbers of arguments, then what statements work on and what assertions look at.
 */
export function castPlaces(test: AssertedTestDto, all: 'arguments' | 'everything' = 'everything'): readonly string[] {
  const { statements } = test.testCase;
  const args = statements.flatMap((statement, index) => {
    if (statement.kind === 'set') return [placeOfArgument(index, 0)];
    const own = statement.kind === 'call' && statement.thisArg !== undefined ? [placeOfArgument(index, 'this')] : [];
    return 'args' in statement ? [...own, ...statement.args.map((_, position) => placeOfArgument(index, position))] : own;
  });
  const lengths = statements.flatMap((statement, index) => ('args' in statement ? [placeOfLength(index)] : []));
  if (all === 'arguments') return [...args, ...lengths];
  const subjects = statements.flatMap(({ kind }, index) => (kind === 'let' || kind === 'advance' ? [] : [placeOfSubject(index)]));
  return [...args, ...lengths, ...subjects, ...test.assertions.map((assertion) => placeOfClaim(test, assertion))];
}

export function placeOfArgument(statement: number, position: number | 'this'): string {
  return `${statement}.${position}`;
}

export function placeOfLength(statement: number): string {
  return `${statement}.length`;
}

/** What a statement works on: the receiver of a member, a called or constructed variable, an iterable. */
export function placeOfSubject(statement: number): string {
  return `${statement}.of`;
}

export function placeOfClaim({ assertions }: AssertedTestDto, assertion: AssertionDto): string {
  return `=${assertions.indexOf(assertion)}`;
}

export function isArgumentPlace(place: string): boolean {
  return !place.startsWith('=') && !place.endsWith('.of');
}
