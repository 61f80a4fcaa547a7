import type { SourcePositionDto, TypeDto } from '@auklet/protocol';
import type { DeclaredSignature } from '../static-analysis.ts';

/**
 * Where declared types come from. Weights are those of declared types; a union shares its weight out.
 * An `instance` alternative holds a class name of the module itself.
 */
export interface TypeSource {
  /** The types of the function that starts at a position of the module's own source. */
  signatureAt(position: SourcePositionDto): DeclaredSignature | undefined;
  /** Signatures that a declaration file gives to exports, by `pathKey`. */
  exports(): ReadonlyMap<string, DeclaredSignature>;
  /** Recursive types met so far; `named` alternatives index them. Ask last. */
  namedTypes(): readonly TypeDto[];
}

/** A module without declared types. */
export const NO_TYPES: TypeSource = {
  signatureAt: () => undefined,
  exports: () => new Map(),
  namedTypes: () => [],
};
