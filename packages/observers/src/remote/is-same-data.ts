// Runs beside the subject: may import node builtins and protocol only, and never runs the subject's code.

// Captured: the subject may replace them.
const { is, keys, hasOwn } = Object;
const { isArray } = Array;

/** Whether two pieces of plain data are deeply equal; cycles in one have to be cycles in the other. */
export function isSameData(a: unknown, b: unknown, seen: Map<object, object> = new Map()): boolean {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return is(a, b);
  const known = seen.get(a);
  if (known !== undefined) return known === b;
  seen.set(a, b);
  if (isArray(a)) return isArray(b) && isSameList(a, b, seen);
  const names = keys(a);
  if (names.length !== keys(b).length) return false;
  for (const name of names) {
    if (!hasOwn(b, name) || !isSameData((a as Data)[name], (b as Data)[name], seen)) return false;
  }
  return true;
}

type Data = Readonly<Record<string, unknown>>;

function isSameList(a: readonly unknown[], b: readonly unknown[], seen: Map<object, object>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!isSameData(a[i], b[i], seen)) return false;
  return true;
}
