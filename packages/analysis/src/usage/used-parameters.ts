import type * as t from '@babel/types';
import type { ParameterDto, TypeDto } from '@auklet/protocol';
import { parameter, typeOf } from '../types/build-type.ts';
import { EVIDENCE_WEIGHTS } from '../types/evidence-weights.ts';
import { Slot } from './slot.ts';
import { namedSlotType, slotType } from './slot-type.ts';
import type { SlotTable } from './slot-table.ts';

/** The parameters of a function with what its body does with them. TypeScript's `this` is none. */
export function usedParameters(node: t.Function, table: SlotTable): ParameterDto[] {
  const slots = table.parametersOf(node);
  return node.params.flatMap((param, index) => {
    const name = parameterName(param, index);
    if (name === 'this') return [];
    const slot = slots[index] ?? new Slot();
    const rest = param.type === 'RestElement';
    const optional = slot.isOptional || slot.isTested || param.type === 'AssignmentPattern';
    return [parameter(name, rest ? listOf(slotType(slot)) : namedSlotType(name, slot), { optional: optional || rest, rest })];
  });
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
