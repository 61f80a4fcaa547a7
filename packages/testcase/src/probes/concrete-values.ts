import type { BehaviourDto, ProbeDto, PropertyTree, ValueTree } from '@auklet/protocol';
import { jsonText } from '../values/json-text.ts';
import type { MimicTree } from './mimic-tree.ts';

const TRUE: ValueTree = { kind: 'boolean', value: true };
const ONE: ValueTree = { kind: 'number', value: 1 };
const NULL: ValueTree = { kind: 'null' };
const UNDEFINED: ValueTree = { kind: 'undefined' };
const LONGEST = 64;
const INDEX = /^\d{1,2}$/;

/** What certain mimics are to be, by position. */
export type Assignments = ReadonlyMap<number, ValueTree>;

interface Making {
  readonly assigned: Assignments;
  readonly callbacks: ProbeDto['callbacks'];
}

/** A value that is to the subject what the mimic was: it has what was asked for, and returns what it is called for. */
export function concreteValue(tree: MimicTree, making: Making): ValueTree {
  const assigned = making.assigned.get(tree.position);
  if (assigned !== undefined) return assigned;
  const { uses, children } = tree;
  const properties = children.filter((child) => child.step.kind === 'property' && !isBuiltin(child, tree));
  const parsed = children.find(({ step }) => step.kind === 'parsed');
  if (parsed !== undefined) return { kind: 'string', value: jsonText(concreteValue(parsed, making)) };
  if (uses.includes('called') && properties.length === 0) return concreteFunction(tree, making);
  if (uses.includes('text') && properties.every(isLength)) return concreteText(properties, making);
  if (isList(tree, properties)) return concreteList(tree, properties, making);
  if (properties.length > 0) return { kind: 'object', properties: properties.flatMap((property) => concreteProperty(property, making)) };
  const resolved = children.find(({ step }) => step.kind === 'resolved');
  if (uses.includes('awaited')) return { kind: 'promise', state: 'resolved', value: resolved === undefined ? UNDEFINED : concreteValue(resolved, making) };
  if (uses.includes('number')) return ONE;
  return tree.isOnlyTested ? TRUE : { kind: 'object', properties: [] };
}

/** The value with what its mimic made up; what it has stays. */
export function completedValue(value: ValueTree, tree: MimicTree, making: Making): ValueTree {
  if (tree.isOpen) return concreteValue(tree, making);
  switch (value.kind) {
    case 'object': {
      const known = value.properties.map((property) => {
        const child = tree.children.find(({ step }) => step.kind === 'property' && step.key === property.key);
        return child === undefined || property.role === 'getter' ? property : { ...property, value: completedValue(property.value, child, making) };
      });
      const added = tree.children.filter(({ step }) => step.kind === 'property' && !value.properties.some(({ key }) => key === step.key));
      return { ...value, properties: [...known, ...added.flatMap((child) => concreteProperty(child, making))] };
    }
    case 'array':
      return { kind: 'array', items: completedItems(value.items, tree, making) };
    case 'function':
      return completedFunction(value, tree, making);
    default:
      return value;
  }
}

function completedItems(items: readonly ValueTree[], { children }: MimicTree, making: Making): readonly ValueTree[] {
  const completed = [...items];
  for (const child of children) {
    if (child.step.kind !== 'property' || !INDEX.test(child.step.key)) continue;
    const at = Number(child.step.key);
    const old = items[at];
    while (completed.length < at) completed.push(UNDEFINED);
    completed[at] = old === undefined ? concreteValue(child, making) : completedValue(old, child, making);
  }
  return completed;
}

function completedFunction(value: Extract<ValueTree, { kind: 'function' }>, { children }: MimicTree, making: Making): ValueTree {
  const result = children.find(({ step }) => step.kind === 'result');
  const [first, ...rest] = value.plan;
  if (result === undefined || (first !== undefined && first.kind !== 'return')) return value;
  const returned = first === undefined ? concreteValue(result, making) : completedValue(first.value, result, making);
  return { ...value, plan: [{ kind: 'return', value: returned }, ...rest] };
}

/** Texts and lists have their methods from the language. */
function isBuiltin({ step, children }: MimicTree, { uses }: MimicTree): boolean {
  if (step.kind !== 'property' || children.length > 0) return false;
  return (uses.includes('text') && step.key !== 'length' && step.key in String.prototype) || (uses.includes('list') && step.key !== 'length' && step.key in Array.prototype);
}

/** What was only tested is left out when that is what it is to be. */
function concreteProperty(tree: MimicTree, making: Making): PropertyTree[] {
  if (tree.step.kind !== 'property') return [];
  const value = concreteValue(tree, making);
  return value.kind === 'undefined' ? [] : [{ key: tree.step.key, role: 'data', value }];
}

/** Calls back what it was given, if the probe did and that led to something; else it returns. */
function concreteFunction(tree: MimicTree, making: Making): ValueTree {
  const passed = tree.children.flatMap((child) => (child.step.kind === 'passed' ? [{ ...child.step, child }] : []));
  const result = tree.children.find(({ step }) => step.kind === 'result');
  const [first] = passed;
  const called = making.callbacks !== 'ignored' && tree.uses.includes('given') && (first !== undefined || making.callbacks === 'completed');
  if (!called) return functionWith(result === undefined ? [] : [{ kind: 'return', value: concreteValue(result, making) }]);
  const index = first?.callback ?? 0;
  const args = passed.filter(({ callback }) => callback === index).map(({ child }) => concreteValue(child, making));
  const all = making.callbacks === 'completed' ? [NULL, ...args] : args;
  const more: BehaviourDto[] = result !== undefined && result.children.length > 0 ? [{ kind: 'return', value: concreteValue(result, making) }] : [];
  return functionWith([{ kind: 'call-argument', index, args: all, when: 'now' }, ...more]);
}

function functionWith(plan: readonly BehaviourDto[]): ValueTree {
  return { kind: 'function', style: 'arrow', arity: 0, plan };
}

function isLength({ step }: MimicTree): boolean {
  return step.kind === 'property' && step.key === 'length';
}

function isList({ uses, children }: MimicTree, properties: readonly MimicTree[]): boolean {
  const areIndices = properties.every((property) => isLength(property) || (property.step.kind === 'property' && INDEX.test(property.step.key)));
  return areIndices && (properties.length > 0 || uses.includes('list') || uses.includes('iterated') || children.some(({ step }) => step.kind === 'element'));
}

function lengthIn(properties: readonly MimicTree[], { assigned }: Making): number | undefined {
  const length = properties.find(isLength);
  const value = length === undefined ? undefined : assigned.get(length.position);
  return value?.kind === 'number' && typeof value.value === 'number' ? Math.max(0, Math.min(LONGEST, Math.floor(value.value))) : undefined;
}

function concreteText(properties: readonly MimicTree[], making: Making): ValueTree {
  return { kind: 'string', value: 'a'.repeat(lengthIn(properties, making) ?? 1) };
}

/** As many items as were asked for, all like the one that iterating gave. */
function concreteList({ children }: MimicTree, properties: readonly MimicTree[], making: Making): ValueTree {
  const element = children.find(({ step }) => step.kind === 'element');
  const items: ValueTree[] = [];
  for (const property of properties) {
    if (property.step.kind === 'property' && INDEX.test(property.step.key)) items[Number(property.step.key)] = concreteValue(property, making);
  }
  const other = element === undefined ? (items.find((item) => item !== undefined) ?? ONE) : concreteValue(element, making);
  const length = lengthIn(properties, making) ?? Math.max(1, items.length);
  return { kind: 'array', items: Array.from({ length }, (_, i) => items[i] ?? other) };
}
