import type * as t from '@babel/types';
import type { LocationDto } from '@auklet/protocol';

/** Where a node of a parsed module stands. */
export function locationOf(node: t.Node): LocationDto {
  const { start, end } = node.loc as t.SourceLocation;
  return { start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } };
}
