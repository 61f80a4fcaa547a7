import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { EVIDENCE_WEIGHTS } from '../types/evidence-weights.ts';
import { constructorArgumentKinds, functionArgumentKinds, methodArgumentKinds } from './argument-facts.ts';
import { expressionType } from './expression-type.ts';
import { literalItems, literalKeys } from './literal-value.ts';
import { calledFunction } from './local-function.ts';
import { isCombination } from './same-value.ts';
import type { Slot, UsedKind } from './slot.ts';
import type { SlotTable } from './slot-table.ts';
import { calleeName, isMember, memberKey } from './syntax.ts';

const { default: DEFAULT, use: USE } = EVIDENCE_WEIGHTS;

/** What a callee says about the value it is given as the argument `path`. */
export function addArgumentFacts(call: NodePath<t.CallExpression>, path: NodePath, slot: Slot, table: SlotTable): void {
  if (path.listKey !== 'arguments') return;
  const position = Number(path.key);
  slot.isPassedOn = true;
  const callee = call.get('callee') as NodePath;
  slot.addEither(argumentKinds(call, callee, position));
  if (isMember(callee.node)) addMemberOfFacts(callee as NodePath<t.MemberExpression>, slot);
  if (isCombination(calleeName(callee.node))) addSiblingFacts(call, slot);
  flowInto(callee, position, slot, table);
}

/** What a call says about the function that is called, `slot`; gives the slot of the result. */
export function addCallFacts(call: NodePath<t.CallExpression>, slot: Slot, table: SlotTable): Slot {
  slot.add('function', USE);
  const args = call.get('arguments');
  const use = slot.called(args.map(({ node }, index) => argumentName(node) ?? `arg${index}`));
  args.forEach((argument, index) => {
    const passed = use.arguments[index];
    if (passed !== undefined) describePassed(passed.value, argument, table);
  });
  return use.returns;
}

function argumentName(node: t.Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  return isMember(node) ? memberKey(node) : undefined;
}

/** A function that the source hands out expects of its caller what it does with its own parameters. */
function describePassed(value: Slot, argument: NodePath, table: SlotTable): void {
  const target = calledFunction(argument)?.node;
  if (target === undefined) {
    value.evidence.push(expressionType(argument, USE));
    return;
  }
  value.add('function', USE);
  const { arguments: expected } = value.called([]);
  if (expected.length > 0) return;
  const slots = table.parametersOf(target);
  target.params.forEach((param, index) => {
    const slot = slots[index];
    if (slot !== undefined) expected.push({ name: param.type === 'Identifier' ? param.name : `arg${index}`, value: slot });
  });
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

/** A value that is passed to a function of the project is used as that function uses it. */
function flowInto(callee: NodePath, position: number, slot: Slot, table: SlotTable): void {
  const known = table.called(callee);
  if (known === undefined) return;
  const last = known.path.node.params.length - 1;
  const isVariadic = known.path.node.params[last]?.type === 'RestElement';
  const passedTo = known.parameters[isVariadic ? Math.min(position, last) : position];
  if (passedTo !== undefined && passedTo !== slot) slot.flowsTo.add(passedTo);
}
