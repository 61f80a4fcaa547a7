import type { PropertyKeyDto } from './value-tree.ts';

/**
 * Where a function or class starts in the original source. Instrumented code carries it as a comment
 * (`positionMarker`) inside the text of every function and class, so that running code can be joined with its source.
 */
export interface SourcePositionDto {
  readonly line: number;
  readonly column: number;
}

interface CallableShape {
  readonly length: number;
  readonly async: boolean;
  readonly generator: boolean;
  readonly position: SourcePositionDto | null;
}

/** A member of instances, found on the prototype. */
export interface InstanceMemberDto extends CallableShape {
  readonly key: PropertyKeyDto;
  readonly kind: 'method' | 'getter' | 'setter' | 'accessor';
}

/** One thing reachable in the subject's namespace, as loading the module showed it. */
export interface ExportDto extends CallableShape {
  /** Through the namespace: `["default"]`, `["default", "parse"]`, `["Queue", "from"]`. */
  readonly path: readonly string[];
  readonly kind: 'function' | 'class' | 'value';
  readonly name: string;
  /** For classes, and for functions whose prototype has members. */
  readonly members: readonly InstanceMemberDto[];
}

export function positionMarker(position: SourcePositionDto): string {
  return `@auklet ${position.line}:${position.column}`;
}

/** The position of the outermost function or class in a function's text: the least of all markers in it. */
export function markedPosition(functionText: string): SourcePositionDto | null {
  let least: SourcePositionDto | null = null;
  for (const [, line, column] of functionText.matchAll(/\/\*@auklet (\d+):(\d+)\*\//g)) {
    const position = { line: Number(line), column: Number(column) };
    if (least === null || position.line < least.line || (position.line === least.line && position.column < least.column)) least = position;
  }
  return least;
}
