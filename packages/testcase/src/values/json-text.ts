import type { ValueTree } from '@auklet/protocol';

/** A value as JSON text; what JSON has no word for becomes `null`. */
export function jsonText(value: ValueTree): string {
  switch (value.kind) {
    case 'boolean':
      return String(value.value);
    case 'number':
      return typeof value.value === 'number' ? String(value.value) : 'null';
    case 'string':
      return JSON.stringify(value.value);
    case 'array':
    case 'set':
    case 'iterable':
      return `[${value.items.map(jsonText).join(',')}]`;
    case 'object':
      return `{${value.properties.map((property) => `${JSON.stringify(property.key)}:${jsonText(property.value)}`).join(',')}}`;
    default:
      return 'null';
  }
}

/** The object that a text spells in JSON; `undefined` when it spells none. */
export function objectInJson(text: string): Extract<ValueTree, { kind: 'object' }> | undefined {
  const tree = text.trimStart().startsWith('{') ? valueInJson(text) : undefined;
  return tree?.kind === 'object' ? tree : undefined;
}

/** The value that a text spells in JSON; `undefined` when it spells none. */
export function valueInJson(text: string): ValueTree | undefined {
  try {
    return treeOf(JSON.parse(text) as unknown);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function treeOf(value: unknown): ValueTree {
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (typeof value === 'number') return { kind: 'number', value };
  if (typeof value === 'string') return { kind: 'string', value };
  if (Array.isArray(value)) return { kind: 'array', items: value.map(treeOf) };
  if (typeof value !== 'object' || value === null) return { kind: 'null' };
  return { kind: 'object', properties: Object.entries(value).map(([key, inner]) => ({ key, role: 'data', value: treeOf(inner) })) };
}
