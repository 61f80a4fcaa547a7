// Runs beside the subject: may import node builtins and protocol only, and never runs the subject's code.
import { types } from 'node:util';
import type { ExportDto } from '@auklet/protocol';
import { callableShape, dataProperty, isClass, NOT_CALLABLE, ownName } from './callable-shape.ts';
import { describeMembers } from './instance-members.ts';

/** Levels below the namespace, or below `module.exports` of a CommonJS subject. */
const DEPTH = 3;
/** Own properties looked at in one object. */
const WIDTH = 400;
const TOTAL = 2_000;

interface Found {
  readonly path: readonly string[];
  readonly value: unknown;
}

/**
 * Everything callable in a namespace, and the values it exports. Breadth first, so a function with several
 * names is described under the shortest path, and cycles end.
 */
export function introspect(namespace: object): ExportDto[] {
  const described: ExportDto[] = [];
  const seen = new Set<unknown>([namespace]);
  let level: Found[] = members(namespace, []);
  for (let depth = 1; depth <= DEPTH + 1 && level.length > 0; depth++) {
    const next: Found[] = [];
    for (const found of level) {
      if (described.length >= TOTAL) return described;
      if (isObject(found.value)) {
        if (seen.has(found.value)) continue;
        seen.add(found.value);
      }
      const description = describe(found);
      if (description !== undefined) described.push(description);
      if (isOpen(found.value)) next.push(...members(found.value, found.path));
    }
    level = next;
  }
  return described;
}

function describe({ path, value }: Found): ExportDto | undefined {
  if (typeof value === 'function') {
    if (types.isProxy(value)) return { path, kind: 'function', name: '', ...NOT_CALLABLE, members: [] };
    const kind = isClass(value) ? 'class' : 'function';
    return { path, kind, name: ownName(value), ...callableShape(value), members: describeMembers(dataProperty(value, 'prototype')) };
  }
  const isExported = path.length - (path[0] === 'default' ? 1 : 0) <= 1;
  const instance = isOpen(value) && !Array.isArray(value) ? describeMembers(Object.getPrototypeOf(value)) : [];
  if (!isExported && instance.length === 0) return undefined;
  return { path, kind: 'value', name: '', ...NOT_CALLABLE, members: instance };
}

function members(holder: object, path: readonly string[]): Found[] {
  const keys = Object.getOwnPropertyNames(holder).filter((key) => isMemberKey(holder, key));
  const readsBindings = isTranspiledModule(holder);
  const found = keys.slice(0, WIDTH).flatMap((key): Found[] => {
    const member = readMember(holder, key, readsBindings);
    return member === undefined ? [] : [{ path: [...path, key], value: member.value }];
  });
  return found.sort((a, b) => Number(isAlias(a)) - Number(isAlias(b)));
}

/** Whether something is reached under another name than its own. */
function isAlias({ path, value }: Found): boolean {
  return typeof value === 'function' && !types.isProxy(value) && ownName(value) !== path.at(-1);
}

function isMemberKey(holder: object, key: string): boolean {
  if (key === '__esModule' || key === '__proto__' || key === 'module.exports') return false;
  return typeof holder !== 'function' || !['prototype', 'length', 'name', 'arguments', 'caller', 'constructor'].includes(key);
}

/**
 * Transpilers write export bindings as getters. They are read, since they run no code of the module; any other
 * getter is left alone.
 */
function readMember(holder: object, key: string, readsBindings: boolean): { readonly value: unknown } | undefined {
  try {
    const descriptor = Object.getOwnPropertyDescriptor(holder, key);
    if (descriptor === undefined) return undefined;
    if ('value' in descriptor) return { value: descriptor.value };
    return readsBindings && descriptor.get !== undefined ? { value: Reflect.get(holder, key) } : undefined;
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

function isTranspiledModule(holder: object): boolean {
  return typeof holder === 'object' && dataProperty(holder, '__esModule') === true;
}

/** Whether the parts of a value are described too: those of functions and of ordinary objects. */
function isOpen(value: unknown): value is object {
  if (!isObject(value) || types.isProxy(value)) return false;
  if (typeof value === 'function' || types.isModuleNamespaceObject(value)) return true;
  return !Array.isArray(value) && !ArrayBuffer.isView(value) && !types.isBoxedPrimitive(value);
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
