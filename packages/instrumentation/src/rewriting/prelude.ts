import { preludeText } from '@auklet/tracer/hooks';
import { parse } from '@babel/parser';
import type * as t from '@babel/types';
import type { InstrumentOptions } from '../instrument.ts';
import type { ModulePlan } from '../module-plan.ts';
import type { Names } from './names.ts';

const MODULE_BLOCK = 0;
const GLOBAL = /\bglobalThis\b/;

/** Binds the module's arrays before anything else runs. */
export function addPrelude(file: t.File, plan: ModulePlan, names: Names, isInCycle: boolean, options: InstrumentOptions): void {
  const sizes = { statements: plan.statements.length, blocks: plan.blocks, predicates: plan.predicates.length, flags: plan.flags.count, tables: plan.tables, firstStatements: plan.firstStatements };
  const scope = GLOBAL.test(plan.source) ? '(function () {}).constructor("return this")()' : 'globalThis';
  const entered = `${names.hits}[${sizes.statements + MODULE_BLOCK}] = 1;`;
  const prelude = parse(preludeText(options.filename, sizes, names, scope, isInCycle) + entered);
  for (const statement of prelude.program.body) forgetPositions(statement);
  file.program.body.unshift(...prelude.program.body);
}

/** The prelude stands at no position of the source. */
function forgetPositions(node: t.Node): void {
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) value.forEach(forgetPositions);
    else if (typeof value === 'object' && value !== null && 'type' in value) forgetPositions(value as t.Node);
  }
  node.loc = null;
  node.start = null;
  node.end = null;
}
