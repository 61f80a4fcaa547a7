import { traverse } from '@babel/core';
import type { Binding, NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { parseSource } from '../parse-source.ts';
import { runsAtLoad } from './load-time.ts';
import { isOnlyRead, isPositionSafe, isWritten } from './reference-use.ts';
import { valueKindOf } from './value-kind.ts';

/**
 * `holdsState` for JavaScript text: what a module under test depends on may hold state, too.
 *
 * @throws AukletError `unloadable` when the source cannot be parsed.
 */
export function holdsModuleState(source: string, filename: string, format: 'module' | 'commonjs'): boolean {
  return holdsState(parseSource(source, { filename, format, language: 'javascript', jsx: false }));
}

/**
 * Whether a test can leave something in the module that a later test could see. Errs on the side of yes: a binding
 * that exists once per module is harmless only when functions never write it and its value cannot change.
 */
export function holdsState(file: t.File): boolean {
  const bindings = new Set<Binding>();
  let isDynamic = false;
  traverse(file, {
    Scopable({ scope }) {
      if (runsAtLoad(scope.path)) for (const binding of Object.values(scope.bindings)) bindings.add(binding);
    },
    WithStatement() {
      isDynamic = true;
    },
    Import(path) {
      isDynamic ||= !runsAtLoad(path);
    },
    CallExpression({ node }) {
      isDynamic ||= node.callee.type === 'Identifier' && node.callee.name === 'eval';
    },
    MemberExpression(path) {
      isDynamic ||= isSharedObject(path) && isWritten(path) && !runsAtLoad(path);
    },
  });
  return isDynamic || [...bindings].some(mayChange);
}

/** `exports`, `module`, or the class that a static member belongs to. */
function isSharedObject(path: NodePath<t.MemberExpression>): boolean {
  const { object } = path.node;
  if (object.type === 'ThisExpression') return isStaticMember(path.getFunctionParent());
  return object.type === 'Identifier' && (object.name === 'exports' || object.name === 'module') && !path.scope.hasBinding(object.name, { noGlobals: true });
}

function isStaticMember(path: NodePath | null): boolean {
  for (let owner = path; owner !== null; owner = owner.getFunctionParent()) {
    if (owner.isArrowFunctionExpression()) continue;
    return (owner.isClassMethod() || owner.isClassPrivateMethod()) && Boolean(owner.node.static);
  }
  return false;
}

function mayChange(binding: Binding): boolean {
  const uses = binding.referencePaths.filter((reference) => !runsAtLoad(reference));
  if (binding.constantViolations.some((violation) => !runsAtLoad(violation)) || uses.some(isWritten)) return true;
  switch (valueKindOf(binding)) {
    case 'fixed':
      return false;
    case 'container':
      return !uses.every(isOnlyRead);
    case 'positioned':
      return !uses.every(isPositionSafe);
    case 'unknown':
      return uses.length > 0 || binding.referencePaths.some(isExported) || isExported(binding.path);
  }
}

function isExported(path: NodePath): boolean {
  return path.findParent((above) => above.isExportDeclaration() || (above.isAssignmentExpression() && /^(?:module\.)?exports\b/.test(above.get('left').toString()))) !== null;
}
