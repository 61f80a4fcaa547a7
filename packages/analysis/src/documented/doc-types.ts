import type { File } from '@babel/types';
import type { TypeDto } from '@auklet/protocol';
import { functionType, typeOf } from '../types/build-type.ts';
import { EVIDENCE_WEIGHTS } from '../types/evidence-weights.ts';
import { mergeTypes } from '../types/merge-types.ts';
import { docTags, type DocTag } from './doc-comment.ts';
import { docParameters, docProperties, docReturns } from './doc-parameters.ts';
import { docType, type DocTypeLookup } from './doc-type.ts';

/** The `@typedef` and `@callback` definitions of a module; a recursive one is unknown inside of itself. */
export function docTypes(ast: File): DocTypeLookup {
  const definitions = new Map<string, readonly DocTag[]>();
  for (const { value } of ast.comments ?? []) {
    const tags = docTags(value);
    const name = tags.map(definedName).find((defined) => defined !== undefined);
    if (name !== undefined) definitions.set(name, tags);
  }
  const open = new Set<string>();
  const lookup: DocTypeLookup = (name) => {
    const tags = definitions.get(name);
    if (tags === undefined || open.has(name)) return undefined;
    open.add(name);
    const type = define(tags, lookup);
    open.delete(name);
    return type;
  };
  return lookup;
}

function definedName({ tag, rest }: DocTag): string | undefined {
  return tag === 'typedef' || tag === 'callback' ? /^[\w$]+/.exec(rest)?.[0] : undefined;
}

function define(tags: readonly DocTag[], lookup: DocTypeLookup): TypeDto {
  const { documented } = EVIDENCE_WEIGHTS;
  if (tags.some(({ tag }) => tag === 'callback')) return typeOf(functionType(docParameters(tags, lookup), docReturns(tags, lookup)), documented);
  const properties = docProperties(tags, lookup);
  const type = docType(tags.find(({ tag }) => tag === 'typedef')?.type ?? '', lookup);
  return properties.length === 0 ? type : mergeTypes(type, typeOf({ kind: 'object', properties }, documented));
}
