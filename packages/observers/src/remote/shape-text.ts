// Runs beside the subject: may import node builtins and protocol only, and never runs the subject's code.
import type { PropertySnapshot, SnapshotDto } from '@auklet/protocol';

const DEPTH = 3;

/** The type of a value as TypeScript would write it, on one line. */
export function typeText(snapshot: SnapshotDto, depth: number = DEPTH): string {
  const inner = (parts: readonly SnapshotDto[]): string => union(parts.map((part) => typeText(part, depth - 1)));
  switch (snapshot.kind) {
    case 'array':
      return depth === 0 ? 'unknown[]' : listText(inner(snapshot.items));
    case 'object':
      if (!snapshot.plain) return nameOf(snapshot.type);
      return depth === 0 ? 'object' : objectText(snapshot.properties, depth);
    case 'map':
      return `Map<${inner(snapshot.entries.map(([key]) => key))}, ${inner(snapshot.entries.map(([, value]) => value))}>`;
    case 'set':
      return `Set<${inner(snapshot.items)}>`;
    case 'error':
    case 'opaque':
    case 'typed-array':
    case 'boxed':
      return nameOf(snapshot.type);
    case 'date':
      return 'Date';
    case 'regexp':
      return 'RegExp';
    case 'promise':
      return 'Promise';
    case 'function':
      return snapshot.isClass ? 'class' : 'function';
    case 'hole':
      return 'undefined';
    case 'proxy':
    case 'truncated':
      return 'unknown';
    default:
      return snapshot.kind;
  }
}

/** Whether a value says nothing beyond its type: it is empty, or has nothing but such parts. */
export function isEmpty(snapshot: SnapshotDto, depth: number = DEPTH): boolean {
  switch (snapshot.kind) {
    case 'undefined':
    case 'null':
      return true;
    case 'number':
      return snapshot.value === 0 || snapshot.value === '-0' || snapshot.value === 'NaN';
    case 'bigint':
      return snapshot.value === '0';
    case 'string':
    case 'typed-array':
      return snapshot.length === 0;
    case 'array':
      return snapshot.length === snapshot.items.length && (snapshot.items.length === 0 || depth > 0) && snapshot.items.every((item) => isEmpty(item, depth - 1));
    case 'object':
      if (!snapshot.plain || snapshot.omitted > 0) return false;
      return (snapshot.properties.length === 0 || depth > 0) && snapshot.properties.every((property) => 'value' in property && isEmpty(property.value, depth - 1));
    case 'map':
    case 'set':
      return snapshot.size === 0;
    default:
      return false;
  }
}

function objectText(properties: readonly PropertySnapshot[], depth: number): string {
  if (properties.length === 0) return '{}';
  const fields = properties.map((property) => `${keyText(property.key)}: ${'value' in property ? typeText(property.value, depth - 1) : 'unknown'}`);
  return `{ ${fields.join('; ')} }`;
}

function keyText(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}

function listText(item: string): string {
  return / \| /.test(item) ? `(${item})[]` : `${item}[]`;
}

function union(types: readonly string[]): string {
  return types.length === 0 ? 'never' : [...new Set(types)].join(' | ');
}

function nameOf(type: string | null): string {
  return type === null || !/^[\w$.]+$/.test(type) ? 'object' : type;
}
