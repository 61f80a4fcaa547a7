import type { ConstantPoolDto, LocationDto } from './module-description.ts';
import type { PropertyKeyDto, ValueTree } from './value-tree.ts';
import type { ProtocolVersion } from './version.ts';

export interface PropertyTypeDto {
  readonly key: string;
  readonly optional: boolean;
  readonly type: TypeDto;
}

/** One kind of value a slot may take. `weight` is relative to its siblings; evidence adds up. */
export type TypeAlternativeDto = { readonly weight: number } & (
  | {
      readonly kind:
        | 'undefined'
        | 'null'
        | 'boolean'
        | 'number'
        | 'integer'
        | 'bigint'
        | 'string'
        | 'symbol'
        | 'date'
        | 'regexp'
        | 'error';
    }
  /** `member`: the export path of the member of an enumeration that the value is spelled by. */
  | { readonly kind: 'literal'; readonly value: ValueTree; readonly member?: readonly string[] }
  | { readonly kind: 'array' | 'set' | 'promise'; readonly element: TypeDto }
  | { readonly kind: 'iterable'; readonly element: TypeDto; readonly async?: boolean }
  | { readonly kind: 'tuple'; readonly elements: readonly TypeDto[] }
  | { readonly kind: 'map'; readonly key: TypeDto; readonly value: TypeDto }
  | { readonly kind: 'typed-array'; readonly type: string }
  /** `tag`: the property whose literals tell this member of a union from the others. */
  | { readonly kind: 'object'; readonly properties: readonly PropertyTypeDto[]; readonly index?: TypeDto; readonly tag?: string }
  | { readonly kind: 'function'; readonly parameters: readonly ParameterDto[]; readonly returns: TypeDto }
  /** An instance of a class of the subject, by export path. */
  | { readonly kind: 'instance'; readonly path: readonly string[] }
  /** An entry of `ModuleInterfaceDto.types`, so that recursive types stay finite. */
  | { readonly kind: 'named'; readonly index: number }
);

/** A slot's evidence as weighted alternatives; none means that nothing is known. */
export interface TypeDto {
  readonly alternatives: readonly TypeAlternativeDto[];
}

export interface ParameterDto {
  readonly name: string;
  readonly optional: boolean;
  /** Takes all further arguments; `type` is then that of the list of them, an `array` alternative. */
  readonly rest: boolean;
  readonly type: TypeDto;
}

/**
 * Something a test can use.
 *
 * `function` and `constructor` are reached by `path` through the namespace. `method`, `getter` and `setter`
 * are members `key` of an instance of the class at `path`, or of the value at `path` itself when `isStatic`.
 */
export interface CallableDto {
  readonly id: number;
  readonly kind: 'function' | 'constructor' | 'method' | 'getter' | 'setter';
  readonly path: readonly string[];
  readonly key?: PropertyKeyDto;
  readonly isStatic?: boolean;
  readonly parameters: readonly ParameterDto[];
  readonly returns: TypeDto;
  readonly async: boolean;
  readonly generator: boolean;
  /** Where the source defines it; absent when only running showed it. */
  readonly location?: LocationDto;
}

/** A member that a class keeps to itself, as `private` and `protected` do in TypeScript. */
export interface HiddenMemberDto {
  /** Of the class. */
  readonly path: readonly string[];
  readonly key: string;
}

/** What analysis knows of one module: what can be called and with what. */
export interface ModuleInterfaceDto {
  readonly version: ProtocolVersion;
  readonly callables: readonly CallableDto[];
  /** Named types; `named` alternatives index this table. */
  readonly types: readonly TypeDto[];
  readonly constants: ConstantPoolDto;
  /** Members that are there when the module runs, but no business of a test. */
  readonly hidden?: readonly HiddenMemberDto[];
}
