import type { ModuleInterfaceDto } from '@auklet/protocol';
import type * as t from '@babel/types';
import { propertyKey } from '../usage/syntax.ts';

/** Names of a test file that mean something of the subject: the path of the export. */
export type SubjectNames = ReadonlyMap<string, readonly string[]>;

/** Follows `import`, `require` and `await import` at the top of a file. */
export function subjectNames(program: readonly t.Statement[], isSubject: (specifier: string) => boolean, { callables }: ModuleInterfaceDto): SubjectNames {
  const names = new Map<string, readonly string[]>();
  const hasOnlyDefault = callables.every(({ path }) => path[0] === 'default');
  /** What a CommonJS module exports is its default export, whichever way a test names its members. */
  const note = (name: string, path: readonly string[]): void => {
    const meant = hasOnlyDefault && path[0] !== 'default' ? ['default', ...path] : path;
    if (callables.some((callable) => startsWith(callable.path, meant))) names.set(name, meant);
  };
  for (const statement of program) {
    if (statement.type === 'ImportDeclaration' && isSubject(statement.source.value)) statement.specifiers.forEach((specifier) => note(specifier.local.name, importedPath(specifier)));
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations) {
      const required = init == null ? null : requiredPath(init, isSubject);
      if (required !== null) noteRequired(id, required, note);
    }
  }
  return names;
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((part, position) => path[position] === part);
}

function importedPath(specifier: t.ImportDeclaration['specifiers'][number]): readonly string[] {
  if (specifier.type === 'ImportNamespaceSpecifier') return [];
  if (specifier.type === 'ImportDefaultSpecifier') return ['default'];
  return [specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value];
}

/** `['a']` of `require('subject').a`. */
function requiredPath(node: t.Node, isSubject: (specifier: string) => boolean): readonly string[] | null {
  switch (node.type) {
    case 'AwaitExpression':
      return requiredPath(node.argument, isSubject);
    case 'MemberExpression': {
      const path = requiredPath(node.object, isSubject);
      return path === null || node.property.type !== 'Identifier' ? null : [...path, node.property.name];
    }
    case 'CallExpression': {
      const [specifier] = node.arguments;
      const isLoading = node.callee.type === 'Import' || (node.callee.type === 'Identifier' && node.callee.name === 'require');
      return isLoading && specifier?.type === 'StringLiteral' && isSubject(specifier.value) ? [] : null;
    }
    default:
      return null;
  }
}

function noteRequired(id: t.Node, path: readonly string[], note: (name: string, path: readonly string[]) => void): void {
  if (id.type === 'Identifier') return note(id.name, path);
  if (id.type !== 'ObjectPattern') return;
  for (const property of id.properties) {
    const key = property.type === 'ObjectProperty' ? propertyKey(property) : undefined;
    if (property.type === 'ObjectProperty' && key !== undefined && property.value.type === 'Identifier') note(property.value.name, [...path, key]);
  }
}
