import type { ParameterDto } from '@auklet/protocol';
import type { DeclaredSignature } from './static-analysis.ts';
import { mergeParameters, mergeTypes } from './types/merge-types.ts';
import { UNKNOWN_TYPE } from './types/build-type.ts';

/** Adds declared and documented evidence to what use shows. Whether a parameter may be left out, a declaration decides. */
export function mergeFunctionEvidence(used: DeclaredSignature, declared: DeclaredSignature | undefined, documented: DeclaredSignature): DeclaredSignature {
  const declaredParameters = declared?.parameters ?? [];
  const merged = mergeParameters(mergeParameters(used.parameters, declaredParameters), inOrderOf(used.parameters, documented.parameters));
  return {
    parameters: merged.map((parameter, index) => ({ ...parameter, optional: declaredParameters[index]?.optional ?? parameter.optional })),
    returns: mergeTypes(used.returns, declared?.returns ?? UNKNOWN_TYPE, documented.returns),
  };
}

/** Tags are matched by name where names agree; a comment that skips a parameter must not shift the others. */
function inOrderOf(used: readonly ParameterDto[], documented: readonly ParameterDto[]): ParameterDto[] {
  const names = new Set(documented.map(({ name }) => name));
  if (used.length === 0 || !used.some(({ name }) => names.has(name))) return [...documented];
  return used.map((own, index) => {
    const byName = documented.find(({ name }) => name === own.name);
    const byPosition = documented[index];
    if (byName !== undefined) return byName;
    const isFree = byPosition !== undefined && !used.some(({ name }) => name === byPosition.name);
    return isFree ? byPosition : { ...own, optional: false, type: UNKNOWN_TYPE };
  });
}
