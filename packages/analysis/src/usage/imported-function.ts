import type { Binding, NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { isMember, memberKey, unwrapped } from './syntax.ts';

/** A function of another module as an expression names it. `name` is `default` for CommonJS's `module.exports` too. */
export interface ImportedName {
  readonly specifier: string;
  readonly name: string;
}

/** Where the callee comes from: `import { f }`, `import * as m`, `require('m')`, `require('m').f`, compiled forms of these. */
export function importedName(expression: NodePath): ImportedName | undefined {
  const path = unwrapped(expression);
  if (path.isIdentifier()) return ofBinding(path.scope.getBinding(path.node.name), path.node.name);
  if (!isMember(path.node)) return undefined;
  const key = memberKey(path.node);
  const object = (path as NodePath<t.MemberExpression>).get('object');
  const whole = requiredModule(object) ?? (object.isIdentifier() ? wholeModule(object.scope.getBinding(object.node.name)) : undefined);
  return whole === undefined || key === undefined ? undefined : { specifier: whole, name: key };
}

function ofBinding(binding: Binding | undefined, local: string): ImportedName | undefined {
  const path = binding?.path;
  if (path === undefined) return undefined;
  if (path.isImportSpecifier()) return { specifier: sourceOf(path), name: nameOf(path.node.imported) };
  if (path.isImportDefaultSpecifier()) return { specifier: sourceOf(path), name: 'default' };
  if (!path.isVariableDeclarator()) return undefined;
  const init = path.get('init') as NodePath;
  if (path.node.id.type === 'ObjectPattern') return destructured(path.node.id, local, requiredModule(init));
  const specifier = requiredModule(init);
  if (specifier !== undefined) return { specifier, name: 'default' };
  return isMember(init.node) ? importedName(init) : undefined;
}

function sourceOf(path: NodePath): string {
  return (path.parent as t.ImportDeclaration).source.value;
}

function nameOf(node: t.Identifier | t.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}

function destructured(pattern: t.ObjectPattern, local: string, specifier: string | undefined): ImportedName | undefined {
  for (const property of pattern.properties) {
    if (specifier === undefined || property.type !== 'ObjectProperty' || property.key.type !== 'Identifier') continue;
    if (property.value.type === 'Identifier' && property.value.name === local) return { specifier, name: property.key.name };
  }
  return undefined;
}

/** A name for all exports of a module. */
function wholeModule(binding: Binding | undefined): string | undefined {
  const path = binding?.path;
  if (path === undefined) return undefined;
  if (path.isImportNamespaceSpecifier() || path.isImportDefaultSpecifier()) return sourceOf(path);
  return path.isVariableDeclarator() ? requiredModule(path.get('init') as NodePath) : undefined;
}

/** `require('m')`, and `interop(require('m'))` as compilers write it. */
function requiredModule(path: NodePath): string | undefined {
  if (path.node == null || !path.isCallExpression()) return undefined;
  const [argument] = path.get('arguments');
  if (argument === undefined) return undefined;
  if (!path.get('callee').isIdentifier({ name: 'require' })) return requiredModule(argument);
  return argument.isStringLiteral() ? argument.node.value : undefined;
}
