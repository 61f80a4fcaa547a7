import type { ModuleInterfaceDto, ParameterDto, TypeAlternativeDto, TypeDto } from '@auklet/protocol';

const UNKNOWN: TypeDto = { alternatives: [] };

/** What property names mean anywhere in a module's types: a name that holds a boolean once will hold one elsewhere. */
export class KeyTypes {
  readonly #types = new Map<string, TypeDto>();

  constructor(module: ModuleInterfaceDto) {
    for (const type of module.types) this.#read(type);
    for (const { parameters, returns } of module.callables) {
      this.#readParameters(parameters);
      this.#read(returns);
    }
  }

  /** The type that a property of this name most likely has. */
  typeOf(key: string): TypeDto {
    return this.#types.get(key) ?? UNKNOWN;
  }

  #readParameters(parameters: readonly ParameterDto[]): void {
    for (const { name, type } of parameters) {
      if (type.alternatives.length > 0 && !this.#types.has(name)) this.#types.set(name, type);
      this.#read(type);
    }
  }

  #read(type: TypeDto): void {
    for (const alternative of type.alternatives) this.#readAlternative(alternative);
  }

  #readAlternative(alternative: TypeAlternativeDto): void {
    switch (alternative.kind) {
      case 'object':
        for (const { key, type } of alternative.properties) {
          if (type.alternatives.length > 0) this.#types.set(key, type);
          this.#read(type);
        }
        break;
      case 'function':
        this.#readParameters(alternative.parameters);
        break;
      case 'array':
      case 'set':
      case 'iterable':
      case 'promise':
        this.#read(alternative.element);
        break;
      default:
        break;
    }
  }
}
