import { traverse } from '@babel/core';
import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { placesOf } from './call-places.ts';
import { collectConstants } from './constants.ts';
import { addDependence } from './control-flow/goal-dependence.ts';
import { CONSTRUCTS } from './constructs/index.ts';
import { isErased } from './erased.ts';
import { firstStatements } from './first-statements.ts';
import { describeFunction, isFunctionNode, type FunctionNode } from './function-description.ts';
import { IgnoreComments } from './ignore-comments.ts';
import { ModulePlan } from './module-plan.ts';
import { holdsState } from './state/module-state.ts';

/** Walks the untouched tree once and lays down what is to be watched. */
export function describeModule(file: t.File, source: string): ModulePlan {
  const plan = new ModulePlan(source);
  const ignore = new IgnoreComments(file.comments ?? []);
  const functionIds: number[] = [];
  traverse(file, {
    enter(path) {
      const { node } = path;
      if (isErased(node) || ignore.takesOut(node)) return path.skip();
      if (isFunctionNode(node)) {
        const id = plan.addFunction(node, describeFunction(node, path.parent, functionIds.at(-1) ?? null, classNameOf(path)));
        for (const place of placesOf(path as NodePath<FunctionNode>)) plan.addCallee(place, id);
        functionIds.push(id);
      }
      const functionId = functionIds.at(-1) ?? 0;
      for (const construct of CONSTRUCTS.get(node.type) ?? []) construct.describe?.(node, { plan, ignore, functionId, parent: path.parent, path });
    },
    exit({ node }) {
      if (isFunctionNode(node) && plan.functionIds.has(node)) functionIds.pop();
    },
  });
  addDependence(plan);
  plan.setFirstStatements(firstStatements(plan));
  plan.ignored.push(...ignore.found);
  plan.constants = collectConstants(file);
  plan.stateful = holdsState(file);
  return plan;
}

function classNameOf(path: NodePath): string | null {
  const holder = path.parentPath?.parent;
  if (path.parent?.type !== 'ClassBody' || (holder?.type !== 'ClassDeclaration' && holder?.type !== 'ClassExpression')) return null;
  return holder.id?.name ?? '';
}
