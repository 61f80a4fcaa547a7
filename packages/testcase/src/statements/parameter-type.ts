import type { ParameterDto, TypeDto } from '@auklet/protocol';

const UNKNOWN: TypeDto = { alternatives: [] };

/** The type of the argument at a position; positions past a rest parameter have its element's type. */
export function parameterType(parameters: readonly ParameterDto[], position: number): TypeDto {
  const parameter = parameters[Math.min(position, parameters.length - 1)];
  if (parameter === undefined || (position >= parameters.length && !parameter.rest)) return UNKNOWN;
  return parameter.rest ? elementOf(parameter.type) : parameter.type;
}

/** The type of one item of a rest parameter, whether it is described as a list or by its items. */
export function elementOf(type: TypeDto): TypeDto {
  const list = type.alternatives.find((alternative) => alternative.kind === 'array');
  return list !== undefined && 'element' in list ? list.element : type;
}
