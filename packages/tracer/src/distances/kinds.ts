/** A primitive kind, or `object` and `function`. */
export type Kind = 'undefined' | 'null' | 'boolean' | 'number' | 'bigint' | 'string' | 'symbol' | 'object' | 'function';

export function kindOf(value: unknown): Kind {
  return value === null ? 'null' : typeof value;
}

/** How far apart two kinds are: 0 same, 1 when a coercion joins them, 2 between primitives, 3 between primitive and object. */
export function kindDistance(from: Kind, to: Kind): number {
  if (from === to) return 0;
  if (isObjectKind(from) || isObjectKind(to)) return isObjectKind(from) && isObjectKind(to) ? 2 : 3;
  return isCoercible(from, to) || isCoercible(to, from) ? 1 : 2;
}

function isObjectKind(kind: Kind): boolean {
  return kind === 'object' || kind === 'function';
}

function isCoercible(from: Kind, to: Kind): boolean {
  switch (from) {
    case 'undefined':
      return to === 'null';
    case 'boolean':
      return to === 'number';
    case 'number':
      return to === 'string' || to === 'bigint';
    default:
      return false;
  }
}
