import { transformFromAstSync, traverse } from '@babel/core';
import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import type { LocationDto } from '@auklet/protocol';
import { isErased } from '../erased.ts';
import type { InstrumentOptions } from '../instrument.ts';
import { locationOf } from '../locations.ts';
import { parseSource } from '../parse-source.ts';
import { OPERATORS } from './operators/index.ts';
import { Schemata } from './schemata.ts';
import { switchPrelude } from './switch-prelude.ts';

export interface Mutant {
  /** From 1 on; 0 stands for the original. */
  readonly id: number;
  readonly operator: string;
  readonly location: LocationDto;
}

export interface MutatedSource {
  /** The source with all mutants in it, in its own language; without a switch it behaves as the original. */
  readonly source: string;
  readonly mutants: readonly Mutant[];
}

/**
 * Writes all mutants of a module into one text, each behind a switch (mutant schemata, Untch, Offutt and Harrold 1993),
 * so that one evaluation of the text serves for all of them.
 *
 * @throws AukletError `unloadable` when the source cannot be parsed.
 */
export function mutate(source: string, options: InstrumentOptions): MutatedSource {
  const file = parseSource(source, options);
  const name = unusedName(source);
  const schemata = new Schemata(name);
  const mutants: Mutant[] = [];
  traverse(file, {
    enter(path) {
      if (isOutOfReach(path)) return path.skip();
      for (const operator of OPERATORS) {
        for (const replacement of operator.replacements(path)) {
          const id = mutants.length + 1;
          if (schemata.add(id, path, replacement)) mutants.push({ id, operator: operator.name, location: locationOf(path.node) });
        }
      }
    },
  });
  traverse(file, { exit: (path) => schemata.insertAt(path) });
  file.program.body.unshift(...switchPrelude(name));
  return { source: print(file, source), mutants };
}

/** Types, declarations without code, decorators, and names of modules. */
function isOutOfReach({ node, key }: NodePath): boolean {
  if (isErased(node) || node.type === 'Decorator' || node.type === 'ImportDeclaration' || node.type === 'ExportAllDeclaration') return true;
  if (key === 'source' || key === 'attributes') return true;
  return node.type.startsWith('TS') && !WITH_CODE.has(node.type);
}

const WITH_CODE: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSExportAssignment',
  'TSInstantiationExpression',
  'TSModuleBlock',
  'TSModuleDeclaration',
  'TSNonNullExpression',
  'TSParameterProperty',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
]);

function unusedName(source: string): string {
  let name = '_mutant';
  while (source.includes(name)) name += '_';
  return name;
}

function print(file: t.File, source: string): string {
  traverse.cache.clear();
  const result = transformFromAstSync(file, source, { configFile: false, babelrc: false, browserslistConfigFile: false, comments: true, compact: false, cloneInputAst: false });
  return result?.code ?? '';
}
