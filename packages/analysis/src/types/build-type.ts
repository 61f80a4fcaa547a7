import type { ParameterDto, TypeAlternativeDto, TypeDto } from '@auklet/protocol';

/** Nothing is known of the slot. */
export const UNKNOWN_TYPE: TypeDto = { alternatives: [] };

/** An alternative before its weight is known. */
export type Unweighted<T = TypeAlternativeDto> = T extends unknown ? Omit<T, 'weight'> : never;

export function typeOf(alternative: Unweighted, weight: number): TypeDto {
  return { alternatives: [weighted(alternative, weight)] };
}

export function weighted(alternative: Unweighted, weight: number): TypeAlternativeDto {
  return { ...alternative, weight } as TypeAlternativeDto;
}

export function functionType(parameters: readonly ParameterDto[], returns: TypeDto): Unweighted {
  return { kind: 'function', parameters, returns };
}

export function parameter(name: string, type: TypeDto, flags: { readonly optional?: boolean; readonly rest?: boolean } = {}): ParameterDto {
  return { name, optional: flags.optional ?? false, rest: flags.rest ?? false, type };
}
