import type { ParameterDto, TypeAlternativeDto, TypeDto } from '@auklet/protocol';

/** Export path of a class or an enumeration by its name in the source; `undefined` when it cannot be reached through the namespace. */
export type ClassPath = (name: string) => readonly string[] | undefined;

/** Replaces names of classes and enumerations by export paths; instances of classes that a test cannot reach are left out. */
export function resolveInstances(type: TypeDto, pathOf: ClassPath): TypeDto {
  return { alternatives: type.alternatives.flatMap((alternative) => resolveAlternative(alternative, pathOf)) };
}

export function resolveParameters(parameters: readonly ParameterDto[], pathOf: ClassPath): ParameterDto[] {
  return parameters.map((parameter) => ({ ...parameter, type: resolveInstances(parameter.type, pathOf) }));
}

function resolveAlternative(alternative: TypeAlternativeDto, pathOf: ClassPath): TypeAlternativeDto[] {
  const resolve = (type: TypeDto): TypeDto => resolveInstances(type, pathOf);
  switch (alternative.kind) {
    case 'instance': {
      const path = pathOf(alternative.path.join('.'));
      return path === undefined ? [] : [{ ...alternative, path }];
    }
    case 'literal': {
      const { member, ...literal } = alternative;
      const path = member === undefined ? undefined : pathOf(member.slice(0, -1).join('.'));
      return [path === undefined ? literal : { ...literal, member: [...path, ...(member ?? []).slice(-1)] }];
    }
    case 'array':
    case 'set':
    case 'iterable':
    case 'promise':
      return [{ ...alternative, element: resolve(alternative.element) }];
    case 'tuple':
      return [{ ...alternative, elements: alternative.elements.map(resolve) }];
    case 'map':
      return [{ ...alternative, key: resolve(alternative.key), value: resolve(alternative.value) }];
    case 'function':
      return [{ ...alternative, parameters: resolveParameters(alternative.parameters, pathOf), returns: resolve(alternative.returns) }];
    case 'object': {
      const properties = alternative.properties.map((property) => ({ ...property, type: resolve(property.type) }));
      return [{ ...alternative, properties, ...(alternative.index === undefined ? {} : { index: resolve(alternative.index) }) }];
    }
    default:
      return [alternative];
  }
}
