import { STANDARD_SYNTAX } from '@auklet/protocol';
import { traverse } from '@babel/core';
import type * as t from '@babel/types';
import type { InstrumentOptions } from '../instrument.ts';
import { assignFields } from './assigned-fields.ts';
import { LegacyDecorators } from './legacy-decorators.ts';

/**
 * Writes what only a project's compiler settings give a meaning (decorators and fields of older TypeScript) as
 * plain classes; for a tree that has been rewritten already.
 *
 * @param prefix of names that do not occur in the source.
 */
export function lowerSyntax(file: t.File, prefix: string, { syntax = STANDARD_SYNTAX }: InstrumentOptions): void {
  if (syntax.decorators === 'legacy') new LegacyDecorators(prefix).lower(file);
  if (syntax.fields !== 'assigned') return;
  traverse.cache.clear();
  traverse(file, {
    Class(path) {
      if (path.node.type === 'ClassExpression' || path.node.declare !== true) assignFields(path, `${prefix}F`);
    },
  });
}
