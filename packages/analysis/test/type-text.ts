import type { ParameterDto, TypeAlternativeDto, TypeDto } from '@auklet/protocol';

/** A type in a notation close to TypeScript's, its alternatives by descending weight; `?` is unknown. */
export function typeText(type: TypeDto): string {
  const sorted = [...type.alternatives].sort((a, b) => b.weight - a.weight);
  return sorted.length === 0 ? '?' : sorted.map(alternativeText).join(' | ');
}

export function parametersText(parameters: readonly ParameterDto[]): string {
  return parameters.map(({ name, optional, rest, type }) => `${rest ? '...' : ''}${name}${optional && !rest ? '?' : ''}: ${typeText(type)}`).join(', ');
}

function alternativeText(type: TypeAlternativeDto): string {
  switch (type.kind) {
    case 'literal':
      return type.member === undefined ? literalText(type.value) : type.member.join('.');
    case 'array':
    case 'set':
    case 'promise':
      return `${type.kind}<${typeText(type.element)}>`;
    case 'iterable':
      return `${type.async === true ? 'async ' : ''}iterable<${typeText(type.element)}>`;
    case 'map':
      return `map<${typeText(type.key)}, ${typeText(type.value)}>`;
    case 'tuple':
      return `[${type.elements.map(typeText).join(', ')}]`;
    case 'object':
      return objectText(type);
    case 'function':
      return `(${parametersText(type.parameters)}) => ${typeText(type.returns)}`;
    case 'instance':
      return `new ${type.path.join('.')}`;
    case 'named':
      return `#${type.index}`;
    case 'typed-array':
      return type.type;
    default:
      return type.kind;
  }
}

function literalText(value: { readonly kind: string; readonly value?: unknown }): string {
  return value.kind === 'string' ? JSON.stringify(value.value) : String(value.value ?? value.kind);
}

function objectText({ properties, index }: Extract<TypeAlternativeDto, { kind: 'object' }>): string {
  const members = properties.map(({ key, optional, type }) => `${key}${optional ? '?' : ''}: ${typeText(type)}`);
  if (index !== undefined) members.push(`[*]: ${typeText(index)}`);
  return members.length === 0 ? '{}' : `{ ${members.join('; ')} }`;
}
