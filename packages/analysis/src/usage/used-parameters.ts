import type * as t from '@babel/types';
import type { ParameterDto, TypeDto } from '@auklet/protocol';
import { parameter, typeOf, UNKNOWN_TYPE } from '../types/build-type.ts';
import { EVIDENCE_WEIGHTS } from '../types/evidence-weights.ts';
import { Slot } from './slot.ts';
import { namedSlotType, slotType } from './slot-type.ts';
import type { SlotTable } from './slot-table.ts';

/** The parameters of a function with what its body does with them. TypeScript's `this` is none. */
export function usedParameters(node: t.Function, table: SlotTable): ParameterDto[] {
  const slots = table.parametersOf(node);
  const named = node.params.flatMap((param, index) => {
    const name = parameterName(param, index);
    if (name === 'this') return [];
    const slot = slots[index] ?? new Slot();
    const rest = param.type === 'RestElement';
    const optional = slot.isOptional || slot.isTested || param.type === 'AssignmentPattern';
    return [parameter(name, rest ? listOf(slotType(slot)) : namedSlotType(name, slot), { optional: optional || rest, rest })];
  });
  return [...named, ...unnamedParameters(node, table)];
}

/** What a function without a rest parameter takes through `arguments` beyond its named parameters. */
function unnamedParameters(node: t.Function, table: SlotTable): ParameterDto[] {
  if (node.params.at(-1)?.type === 'RestElement') return [];
  const further = table.parametersOf(node).slice(node.params.length);
  const numbered = further.map((slot, index) => parameter(`arg${node.params.length + index}`, slotType(slot), { optional: true }));
  const list = table.argumentsOf(node);
  if (list === undefined || !takesAnyNumber(list)) return numbered;
  return [...numbered, parameter('args', listOf(list.knownItem === undefined ? UNKNOWN_TYPE : slotType(list.knownItem)), { optional: true, rest: true })];
}

/** The list is read as a whole; its length alone only tells how many of the named ones are given. */
function takesAnyNumber(list: Slot): boolean {
  return list.knownItem !== undefined || list.isPassedOn;
}

/** A rest parameter is described as the list that its name stands for. */
function listOf(item: TypeDto): TypeDto {
  return typeOf({ kind: 'array', element: item }, EVIDENCE_WEIGHTS.use);
}

function parameterName(param: t.Node, index: number): string {
  switch (param.type) {
    case 'Identifier':
      return param.name;
    case 'AssignmentPattern':
      return parameterName(param.left, index);
    case 'RestElement':
      return parameterName(param.argument, index);
    case 'TSParameterProperty':
      return parameterName(param.parameter, index);
    case 'ObjectPattern':
      return 'options';
    default:
      return `arg${index}`;
  }
}
