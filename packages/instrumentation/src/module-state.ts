import { traverse } from '@babel/core';
import type { Binding, NodePath, Scope } from '@babel/traverse';
import type * as t from '@babel/types';
import { parseSource } from './parse-source.ts';

/**
 * `holdsState` for JavaScript text: what a module under test depends on may hold state, too.
 *
 * @throws AukletError `unloadable` when the source cannot be parsed.
 */
export function holdsModuleState(source: string, filename: string, format: 'module' | 'commonjs'): boolean {
  return holdsState(parseSource(source, { filename, format, language: 'javascript', jsx: false }));
}

/**
 * Whether a test can leave something in the module that a later test could see. Errs on the side of yes:
 * a binding of the top level is harmless only when functions never write it and its value cannot change.
 */
export function holdsState(file: t.File): boolean {
  let program: Scope | null = null;
  let isDynamic = false;
  traverse(file, {
    Program(path) {
      program = path.scope;
    },
    Import(path) {
      isDynamic ||= path.getFunctionParent() !== null;
    },
    CallExpression(path) {
      const { callee } = path.node;
      if (callee.type === 'Identifier' && callee.name === 'eval') isDynamic = true;
    },
  });
  const bindings = Object.values((program as Scope | null)?.bindings ?? {});
  return isDynamic || bindings.some(mayChange);
}

function mayChange(binding: Binding): boolean {
  if (binding.constantViolations.some(isInFunction)) return true;
  if (isImmutable(binding.path)) return false;
  return binding.referencePaths.some((reference) => isInFunction(reference) && !isOnlyRead(reference));
}

function isInFunction(path: NodePath): boolean {
  return path.getFunctionParent() !== null;
}

/** Imports, functions, classes and primitive constants, and regular expressions without a position. */
function isImmutable(path: NodePath): boolean {
  const { node } = path;
  if (path.isImportSpecifier() || path.isImportDefaultSpecifier() || path.isImportNamespaceSpecifier()) return true;
  if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') return true;
  return node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && isImmutableValue(node.init);
}

function isImmutableValue(value: t.Expression | null | undefined): boolean {
  switch (value?.type) {
    case undefined:
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
    case 'NullLiteral':
    case 'BigIntLiteral':
    case 'TemplateLiteral':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'ClassExpression':
      return true;
    case 'RegExpLiteral':
      return !/[gy]/.test(value.flags);
    case 'UnaryExpression':
      return value.operator !== 'delete';
    case 'BinaryExpression':
      return true;
    case 'CallExpression':
      return value.callee.type === 'Identifier' && value.callee.name === 'require';
    default:
      return false;
  }
}

/** A table that is only looked up stays as it is: `TABLE[key]`, `key in TABLE`, `TABLE.has(key)`. */
function isOnlyRead(reference: NodePath): boolean {
  const { parent, key, parentPath } = reference;
  if (parent.type === 'BinaryExpression') return true;
  if (parent.type !== 'MemberExpression' || key !== 'object') return false;
  const user = parentPath?.parent;
  switch (user?.type) {
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return user.left !== parent;
    case 'UpdateExpression':
    case 'ForOfStatement':
    case 'ForInStatement':
      return false;
    case 'UnaryExpression':
      return user.operator !== 'delete';
    case 'CallExpression':
    case 'OptionalCallExpression':
      return user.callee !== parent || isReadingMethod(parent.property);
    default:
      return true;
  }
}

const READING_METHODS = new Set(['has', 'get', 'includes', 'indexOf', 'test', 'join', 'slice', 'map', 'filter', 'some', 'every', 'find', 'findIndex', 'forEach', 'reduce', 'keys', 'values', 'entries', 'concat', 'hasOwnProperty', 'charAt', 'charCodeAt', 'at', 'length', 'source', 'exec', 'replace', 'split', 'startsWith', 'endsWith']);

function isReadingMethod(property: t.Node): boolean {
  return property.type === 'Identifier' && READING_METHODS.has(property.name);
}
