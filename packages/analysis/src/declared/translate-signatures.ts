import type * as Compiler from '@typescript/typescript6';
import type { ParameterDto, TypeDto } from '@auklet/protocol';
import type { DeclaredSignature } from '../static-analysis.ts';
import { parameter, weighted } from '../types/build-type.ts';
import { mergeParameters, mergeTypes } from '../types/merge-types.ts';
import { withoutUndefined } from '../types/without-undefined.ts';
import type { TypeTranslator } from './type-translator.ts';

const MAX_OVERLOADS = 12;

/** Overloads become one signature: each takes an equal share, and what not all of them have is optional. */
export function translateSignatures(translator: TypeTranslator, signatures: readonly Compiler.Signature[], location: Compiler.Node): DeclaredSignature {
  const overloads = signatures.slice(0, MAX_OVERLOADS).map((signature) => translateSignature(translator, signature, location));
  const fewest = Math.min(...overloads.map(({ parameters }) => parameters.length));
  const parameters = overloads.reduce<ParameterDto[]>((merged, overload) => mergeParameters(merged, overload.parameters), []);
  return {
    parameters: parameters.map((merged, index) => ({ ...merged, optional: merged.optional || index >= fewest, type: scaled(merged.type, 1 / overloads.length) })),
    returns: scaled(mergeTypes(...overloads.map(({ returns }) => returns)), 1 / overloads.length),
  };
}

function translateSignature(translator: TypeTranslator, signature: Compiler.Signature, location: Compiler.Node): DeclaredSignature {
  const { ts, checker } = translator;
  const parameters = signature.getParameters().map((symbol) => {
    const declaration = symbol.valueDeclaration;
    const isParameter = declaration !== undefined && ts.isParameter(declaration);
    const rest = isParameter && declaration.dotDotDotToken !== undefined;
    const optional = isParameter && (declaration.questionToken !== undefined || declaration.initializer !== undefined);
    const type = translator.inner(checker.getTypeOfSymbolAtLocation(symbol, declaration ?? location), location);
    return parameter(symbol.name.startsWith('__') ? 'options' : symbol.name, rest ? listOf(type) : optional ? withoutUndefined(type) : type, { optional, rest });
  });
  return { parameters, returns: translator.inner(signature.getReturnType(), location) };
}

/** A rest parameter that is declared as a tuple is a list of the tuple's elements. */
function listOf(type: TypeDto): TypeDto {
  return {
    alternatives: type.alternatives.map((alternative) =>
      alternative.kind === 'tuple' ? weighted({ kind: 'array', element: mergeTypes(...alternative.elements) }, alternative.weight) : alternative,
    ),
  };
}

function scaled(type: TypeDto, factor: number): TypeDto {
  return { alternatives: type.alternatives.map((alternative) => ({ ...alternative, weight: alternative.weight * factor })) };
}
