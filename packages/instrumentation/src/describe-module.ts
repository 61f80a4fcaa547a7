import { traverse } from '@babel/core';
import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { collectConstants } from './constants.ts';
import { CONSTRUCTS } from './constructs/index.ts';
import { describeFunction, isFunctionNode } from './function-description.ts';
import { IgnoreComments } from './ignore-comments.ts';
import { ModulePlan } from './module-plan.ts';
import { holdsState } from './module-state.ts';

/** Walks the untouched tree once and lays down what is to be watched. */
export function describeModule(file: t.File, source: string): ModulePlan {
  const plan = new ModulePlan(source);
  const ignore = new IgnoreComments(file.comments ?? []);
  const functionIds: number[] = [];
  traverse(file, {
    enter(path) {
      const { node } = path;
      if (isErased(node) || ignore.takesOut(node)) return path.skip();
      if (isFunctionNode(node)) functionIds.push(plan.addFunction(node, describeFunction(node, path.parent, functionIds.at(-1) ?? null, classNameOf(path))));
      const functionId = functionIds.at(-1) ?? 0;
      for (const construct of CONSTRUCTS.get(node.type) ?? []) construct.describe?.(node, { plan, ignore, functionId, parent: path.parent });
    },
    exit({ node }) {
      if (plan.functionIds.has(node)) functionIds.pop();
    },
  });
  plan.ignored.push(...ignore.found);
  plan.constants = collectConstants(file);
  plan.stateful = holdsState(file);
  return plan;
}

/** Types and declarations that leave nothing to run. */
export function isErased(node: t.Node): boolean {
  if (node.type === 'TSModuleDeclaration' || node.type === 'VariableDeclaration' || node.type === 'ClassDeclaration') return node.declare === true;
  return node.type === 'TSEnumDeclaration' || node.type === 'TSTypeAnnotation' || node.type === 'TSInterfaceDeclaration' || node.type === 'TSTypeAliasDeclaration';
}

function classNameOf(path: NodePath): string | null {
  const holder = path.parentPath?.parent;
  if (path.parent?.type !== 'ClassBody' || (holder?.type !== 'ClassDeclaration' && holder?.type !== 'ClassExpression')) return null;
  return holder.id?.name ?? '';
}
