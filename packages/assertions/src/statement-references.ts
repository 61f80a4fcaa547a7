import type { StatementDto } from '@auklet/protocol';

/** Earlier statements that a statement refers to: every number called `statement` in it is one. */
export function referencesIn(node: unknown): number[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => (key === 'statement' && typeof value === 'number' ? [value] : referencesIn(value)));
}

/** The same statement with its references renumbered. */
export function renumber(statement: StatementDto, position: (index: number) => number): StatementDto {
  return mapNumbers(statement, position) as StatementDto;
}

function mapNumbers(node: unknown, position: (index: number) => number): unknown {
  if (Array.isArray(node)) return node.map((item: unknown) => mapNumbers(item, position));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, key === 'statement' && typeof value === 'number' ? position(value) : mapNumbers(value, position)]),
  );
}
