import { parse } from '@babel/parser';
import * as t from '@babel/types';

/** One place where a source names another module by a literal specifier. */
export interface ImportSite {
  readonly specifier: string;
  readonly line: number;
  /** True when nothing of it is left at run time. */
  readonly typeOnly: boolean;
}

/** Every module that a TypeScript source names: static and dynamic imports, `require` of any origin, type imports. */
export function importsOf(source: string): ImportSite[] {
  const program = parse(source, { sourceType: 'module', plugins: ['typescript', 'importAttributes'] });
  const requireNames = new Set(['require']);
  const sites: ImportSite[] = [];
  t.traverseFast(program, (node) => {
    const madeRequire = nameOfCreatedRequire(node);
    if (madeRequire !== null) requireNames.add(madeRequire);
  });
  t.traverseFast(program, (node) => {
    const named = namedModule(node, requireNames);
    if (named !== null) sites.push({ ...named, line: node.loc?.start.line ?? 0 });
  });
  return sites;
}

type NamedModule = Omit<ImportSite, 'line'>;

function namedModule(node: t.Node, requireNames: ReadonlySet<string>): NamedModule | null {
  if (t.isImportDeclaration(node)) return { specifier: node.source.value, typeOnly: isTypeOnlyImport(node) };
  if (t.isExportAllDeclaration(node)) return { specifier: node.source.value, typeOnly: node.exportKind === 'type' };
  if (t.isExportNamedDeclaration(node)) {
    return node.source ? { specifier: node.source.value, typeOnly: node.exportKind === 'type' } : null;
  }
  if (t.isTSImportType(node)) return literal(node.argument, true);
  if (t.isTSExternalModuleReference(node)) return literal(node.expression, false);
  if (t.isNewExpression(node)) return moduleUrl(node);
  if (t.isCallExpression(node) && loadsModule(node.callee, requireNames)) return literal(node.arguments[0], false);
  return null;
}

function isTypeOnlyImport(node: t.ImportDeclaration): boolean {
  if (node.importKind === 'type') return true;
  const specifiers = node.specifiers;
  return specifiers.length > 0 && specifiers.every((one) => t.isImportSpecifier(one) && one.importKind === 'type');
}

/** `new URL('./entry.js', import.meta.url)` */
function moduleUrl(node: t.NewExpression): NamedModule | null {
  const [path, base] = node.arguments;
  if (!t.isIdentifier(node.callee, { name: 'URL' }) || !t.isMemberExpression(base)) return null;
  return t.isMetaProperty(base.object) ? literal(path, false) : null;
}

/** `import()`, `import.meta.resolve()`, `require()`, `require.resolve()` */
function loadsModule(callee: t.Node, requireNames: ReadonlySet<string>): boolean {
  if (t.isImport(callee)) return true;
  if (t.isIdentifier(callee)) return requireNames.has(callee.name);
  if (!t.isMemberExpression(callee) || !t.isIdentifier(callee.property, { name: 'resolve' })) return false;
  return t.isMetaProperty(callee.object) || (t.isIdentifier(callee.object) && requireNames.has(callee.object.name));
}

/** The `load` of `const load = createRequire(…)` and of `const load = createRequire(…).resolve`. */
function nameOfCreatedRequire(node: t.Node): string | null {
  if (!t.isVariableDeclarator(node) || !t.isIdentifier(node.id)) return null;
  const made = t.isMemberExpression(node.init) ? node.init.object : node.init;
  return t.isCallExpression(made) && t.isIdentifier(made.callee, { name: 'createRequire' }) ? node.id.name : null;
}

function literal(node: t.Node | null | undefined, typeOnly: boolean): NamedModule | null {
  if (t.isTSLiteralType(node)) return literal(node.literal, typeOnly);
  if (t.isTemplateLiteral(node) && node.quasis.length === 1) {
    return { specifier: node.quasis[0]?.value.cooked ?? '', typeOnly };
  }
  return t.isStringLiteral(node) ? { specifier: node.value, typeOnly } : null;
}
