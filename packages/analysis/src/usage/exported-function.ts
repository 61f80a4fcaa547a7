import traverse, { type NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { calledFunction } from './local-function.ts';
import { calleeName, propertyKey } from './syntax.ts';

/** The functions and constructors that a module exports, by name; `default` is `module.exports` too. */
export function exportedFunctions(ast: t.File): Map<string, NodePath<t.Function>> {
  const found = new Map<string, NodePath<t.Function>>();
  const add = (name: string, value: NodePath): void => {
    const target = value.node == null ? undefined : calledFunction(value);
    if (target !== undefined && !found.has(name)) found.set(name, target);
  };
  traverse.default(ast, {
    ExportDefaultDeclaration: (path) => add('default', path.get('declaration')),
    ExportNamedDeclaration: (path) => addDeclaration(path, add),
    ExportSpecifier(path) {
      if ((path.parent as t.ExportNamedDeclaration).source == null) add(exportedName(path.node), path.get('local'));
    },
    AssignmentExpression: (path) => addAssignment(path, add),
  });
  return found;
}

type Add = (name: string, value: NodePath) => void;

function exportedName({ exported }: t.ExportSpecifier): string {
  return exported.type === 'Identifier' ? exported.name : exported.value;
}

function addDeclaration(path: NodePath<t.ExportNamedDeclaration>, add: Add): void {
  const declaration = path.get('declaration');
  if (declaration.isFunctionDeclaration() || declaration.isClassDeclaration()) add(declaration.node.id?.name ?? 'default', declaration);
  if (!declaration.isVariableDeclaration()) return;
  for (const declarator of declaration.get('declarations')) {
    if (declarator.node.id.type === 'Identifier') add(declarator.node.id.name, declarator.get('init') as NodePath);
  }
}

/** `exports.f = f`, `module.exports = f`, `module.exports = { f }`. */
function addAssignment(path: NodePath<t.AssignmentExpression>, add: Add): void {
  const target = calleeName(path.node.left);
  if (target === undefined) return;
  const right = path.get('right');
  const name = /^(?:module\.)?exports\.([^.]+)$/.exec(target)?.[1];
  if (name !== undefined && target !== 'module.exports') return add(name, right);
  if (target !== 'module.exports') return;
  add('default', right);
  if (!right.isObjectExpression()) return;
  for (const property of right.get('properties')) {
    if (property.isObjectMethod()) add(propertyKey(property.node) ?? '', property);
    if (property.isObjectProperty()) add(propertyKey(property.node) ?? '', property.get('value') as NodePath);
  }
}
