import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { EVIDENCE_WEIGHTS } from '../types/evidence-weights.ts';
import { constructorArgumentKinds, functionArgumentKinds, methodArgumentKinds } from './argument-facts.ts';
import { expressionType } from './expression-type.ts';
import { literalItems, literalKeys } from './literal-value.ts';
import type { Slot, UsedKind } from './slot.ts';
import type { SlotTable } from './slot-table.ts';
import { calleeName, constantValue, isMember, memberKey } from './syntax.ts';
import { addKinds, addUse } from './usage-facts.ts';

const { default: DEFAULT } = EVIDENCE_WEIGHTS;

/** What a callee says about the value it is given as the argument `path`. */
export function addArgumentFacts(call: NodePath<t.CallExpression>, path: NodePath, slot: Slot, table: SlotTable): void {
  if (path.listKey !== 'arguments') return;
  const position = Number(path.key);
  const callee = call.get('callee') as NodePath;
  addKinds(slot, argumentKinds(call, callee, position));
  if (isMember(callee.node)) addMemberOfFacts(callee as NodePath<t.MemberExpression>, slot);
  if (calleeName(callee.node) === 'Object.assign') addSiblingFacts(call, slot);
  flowInto(callee, position, slot, table);
  const result = table.resolve(call);
  if (result === slot) addUse(call, slot, table);
}

function argumentKinds(call: NodePath<t.CallExpression>, callee: NodePath, position: number): readonly UsedKind[] {
  const name = calleeName(callee.node);
  if ((call.node as t.Node).type === 'NewExpression') return name === undefined ? [] : constructorArgumentKinds(name, position);
  const isGlobal = name !== undefined && isGlobalCallee(callee, name);
  const kinds = isGlobal ? functionArgumentKinds(name, position) : [];
  if (kinds.length > 0 || !isMember(callee.node)) return kinds;
  return methodArgumentKinds(memberKey(callee.node) ?? '', position);
}

/** Functions of builtin modules count: they are imported under their module's name nearly always. */
function isGlobalCallee(callee: NodePath, name: string): boolean {
  const [root = ''] = name.split('.');
  const binding = callee.scope.getBinding(root);
  if (binding === undefined || binding.kind === 'module') return true;
  return binding.path.isVariableDeclarator() && binding.path.node.init?.type === 'CallExpression';
}

/** `['a', 'b'].includes(x)`, `SET.has(x)`, `table.hasOwnProperty(x)`: the members are worth trying. */
function addMemberOfFacts(callee: NodePath<t.MemberExpression>, slot: Slot): void {
  const key = memberKey(callee.node);
  const object = callee.get('object');
  if (key === 'includes' || key === 'indexOf' || key === 'has') {
    for (const item of literalItems(object) ?? []) slot.addLiteral(item);
  }
  if (key === 'hasOwnProperty' || key === 'has' || key === 'get') {
    for (const name of literalKeys(object) ?? []) slot.addLiteral({ kind: 'string', value: name });
  }
}

/** `Object.assign({}, defaults, options)`. */
function addSiblingFacts(call: NodePath<t.CallExpression>, slot: Slot): void {
  for (const argument of call.get('arguments')) slot.evidence.push(expressionType(argument, DEFAULT));
}

/** A value that is passed to a function of the same module is used as that function uses it. */
function flowInto(callee: NodePath, position: number, slot: Slot, table: SlotTable): void {
  const target = localFunction(callee);
  if (target === undefined) return;
  const last = target.params.at(-1);
  const index = last?.type === 'RestElement' ? Math.min(position, target.params.length - 1) : position;
  const passedTo = table.parametersOf(target)[index];
  if (passedTo !== undefined && passedTo !== slot) slot.flowsTo.add(passedTo);
}

function localFunction(callee: NodePath): t.Function | undefined {
  const value = constantValue(callee);
  if (value.isFunction()) return value.node;
  if (!value.isIdentifier()) return undefined;
  const definition = value.scope.getBinding(value.node.name)?.path;
  if (definition?.isFunctionDeclaration() === true) return definition.node;
  if (definition?.isClassDeclaration() !== true) return undefined;
  return definition.node.body.body.find((member): member is t.ClassMethod => member.type === 'ClassMethod' && member.kind === 'constructor');
}
