import type { LocationDto } from '@auklet/protocol';
import type * as t from '@babel/types';

const TEXT_CHARACTERS = 120;

export function locationOf(node: t.Node): LocationDto {
  const { start, end } = node.loc as t.SourceLocation;
  return { start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } };
}

/** The source text of a node on one line, cut at 120 characters. */
export function textOf(node: t.Node, source: string): string {
  const text = source.slice(node.start as number, node.end as number).replace(/\s+/g, ' ');
  return text.length <= TEXT_CHARACTERS ? text : `${text.slice(0, TEXT_CHARACTERS - 1)}…`;
}
