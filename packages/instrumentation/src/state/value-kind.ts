import type { Binding, NodePath, Scope } from '@babel/traverse';
import type * as t from '@babel/types';

/**
 * - `fixed`: nothing that a function does changes it.
 * - `container`: a table, list or the like; it changes when somebody writes into it.
 * - `positioned`: a regular expression that remembers where it matched.
 */
export type ValueKind = 'fixed' | 'container' | 'positioned' | 'unknown';

const DEPTH = 4;

/** What a binding can hold, judged by everything that loading assigns to it. */
export function valueKindOf(binding: Binding, depth: number = DEPTH): ValueKind {
  if (depth === 0) return 'unknown';
  const { path, scope, constantViolations } = binding;
  const declared = declaredKind(path, depth);
  return constantViolations.map((violation) => assignedKind(violation, scope, depth)).reduce(combined, declared);
}

function declaredKind(path: NodePath, depth: number): ValueKind {
  const { node, scope } = path;
  switch (node.type) {
    case 'VariableDeclarator':
      return declaratorKind(node, scope, depth);
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ClassDeclaration':
    case 'ClassExpression':
    case 'TSEnumDeclaration':
    case 'TSImportEqualsDeclaration':
      return 'fixed';
    default:
      // Parameters of module wrappers and catch clauses: theirs is what the caller hands in.
      return path.listKey === 'params' || node.type === 'CatchClause' ? 'fixed' : 'unknown';
  }
}

/** A name in a pattern holds a part of the value. */
function declaratorKind({ id, init }: t.VariableDeclarator, scope: Scope, depth: number): ValueKind {
  if (!init) return 'fixed';
  const kind = kindOf(init, scope, depth);
  return id.type === 'Identifier' || kind === 'fixed' ? kind : 'unknown';
}

function assignedKind({ node }: NodePath, scope: Scope, depth: number): ValueKind {
  if (node.type === 'UpdateExpression' || node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') return 'fixed';
  if (node.type === 'VariableDeclarator') return declaratorKind(node, scope, depth);
  return node.type === 'AssignmentExpression' ? kindOf(node.right, scope, depth) : 'unknown';
}

function combined(left: ValueKind, right: ValueKind): ValueKind {
  if (left === right || right === 'fixed') return left;
  return left === 'fixed' ? right : 'unknown';
}

function kindOf(value: t.Node, scope: Scope, depth: number): ValueKind {
  switch (value.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
    case 'NullLiteral':
    case 'BigIntLiteral':
    case 'TemplateLiteral':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'ClassExpression':
    case 'UnaryExpression':
    case 'BinaryExpression':
    case 'UpdateExpression':
    case 'ThisExpression':
      return 'fixed';
    case 'RegExpLiteral':
      return /[gy]/.test(value.flags) ? 'positioned' : 'fixed';
    case 'ObjectExpression':
    case 'ArrayExpression':
      return 'container';
    case 'LogicalExpression':
      return combined(kindOf(value.left, scope, depth), kindOf(value.right, scope, depth));
    case 'ConditionalExpression':
      return combined(kindOf(value.consequent, scope, depth), kindOf(value.alternate, scope, depth));
    case 'AssignmentExpression':
      return kindOf(value.right, scope, depth);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return kindOf(value.expression, scope, depth);
    case 'Identifier':
      return namedKind(value.name, scope, depth);
    case 'MemberExpression':
      return isForeign(value, scope, depth) ? 'fixed' : 'unknown';
    case 'AwaitExpression':
      return value.argument.type === 'CallExpression' && value.argument.callee.type === 'Import' ? 'fixed' : 'unknown';
    case 'CallExpression':
      return callKind(value, scope, depth);
    case 'NewExpression':
      return instanceKind(value);
    default:
      return 'unknown';
  }
}

function namedKind(name: string, scope: Scope, depth: number): ValueKind {
  const binding = scope.getBinding(name);
  return binding === undefined ? 'fixed' : valueKindOf(binding, depth - 1);
}

/** Something of the platform or of another module: `Object.prototype.hasOwnProperty`, `fs.promises`. */
function isForeign(node: t.Node, scope: Scope, depth: number): boolean {
  switch (node.type) {
    case 'MemberExpression':
      return isForeign(node.object, scope, depth);
    case 'Identifier': {
      const binding = scope.getBinding(node.name);
      return binding === undefined || isImport(binding, depth);
    }
    case 'CallExpression':
      return isRequire(node);
    default:
      return false;
  }
}

function isImport({ path, scope }: Binding, depth: number): boolean {
  if (path.isImportSpecifier() || path.isImportDefaultSpecifier() || path.isImportNamespaceSpecifier()) return true;
  return depth > 0 && path.node.type === 'VariableDeclarator' && Boolean(path.node.init) && isForeign(path.node.init as t.Node, scope, depth - 1);
}

/** `require(…)`, or a helper around it as compilers put it. */
function isRequire({ callee, arguments: args }: t.CallExpression): boolean {
  if (callee.type === 'Identifier' && callee.name === 'require') return true;
  return args.some((argument) => argument.type === 'CallExpression' && isRequire(argument));
}

const PRIMITIVES = /^(?:Symbol|Number|String|Boolean|BigInt|parseInt|parseFloat|Symbol\.for|Object\.freeze|Math\.\w+|Date\.now)$/;
const CONTAINERS = /^(?:Array|Object\.(?:create|keys|values|entries|fromEntries|assign)|Array\.(?:from|of))$/;

function callKind(node: t.CallExpression, scope: Scope, depth: number): ValueKind {
  if (isRequire(node)) return 'fixed';
  const name = nameOf(node.callee);
  const [root = ''] = name.split('.');
  if (scope.hasBinding(root, { noGlobals: true })) return 'unknown';
  if (PRIMITIVES.test(name)) return 'fixed';
  if (CONTAINERS.test(name)) return 'container';
  const { callee } = node;
  const isOfLiteral = callee.type === 'MemberExpression' && /^(?:fixed|container)$/.test(kindOf(callee.object, scope, depth)) && /Expression|Literal/.test(callee.object.type);
  return isOfLiteral ? 'container' : 'unknown';
}

const COLLECTIONS = /^(?:Map|Set|WeakMap|WeakSet|Array|Object|Date|(?:Big)?(?:Ui|I)nt\d+(?:Clamped)?Array|Float\d+Array|ArrayBuffer)$/;
const STATELESS = /^(?:TextEncoder|Intl\.\w+|Error|URL)$/;

function instanceKind({ callee, arguments: args }: t.NewExpression): ValueKind {
  const name = nameOf(callee);
  if (COLLECTIONS.test(name)) return 'container';
  if (STATELESS.test(name)) return 'fixed';
  const flags = args[1];
  if (name !== 'RegExp' || (flags !== undefined && flags.type !== 'StringLiteral')) return 'unknown';
  return flags !== undefined && /[gy]/.test(flags.value) ? 'positioned' : 'fixed';
}

/** `a.b.c` of names, empty for anything else. */
function nameOf(node: t.Node): string {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return '';
  const object = nameOf(node.object);
  return object === '' ? '' : `${object}.${node.property.name}`;
}
