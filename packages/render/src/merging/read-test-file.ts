import { createHash } from 'node:crypto';
import { parse, type ParseResult } from '@babel/parser';
import * as t from '@babel/types';

/** One test of a file, as a range of its text. */
export interface TestBlock {
  readonly start: number;
  readonly end: number;
  /** Title of the group that holds it; `null` outside of groups and in nested ones. */
  readonly group: string | null;
  /** Of its tokens and comments: formatting changes nothing. */
  readonly hash: string;
}

export interface TestGroup {
  readonly title: string;
  readonly start: number;
  readonly end: number;
  /** Where the next test goes. */
  readonly insertAt: number;
  /** Whether it holds nothing but tests. */
  readonly isPlain: boolean;
}

/** One `import` or `require` of a file. */
export interface FileImport {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly bindings: readonly ImportBinding[];
  /** Where one more name goes; `null` when it has no braces. */
  readonly insertAt: number | null;
}

export interface ImportBinding {
  readonly imported: string;
  readonly local: string;
  readonly start: number;
  readonly end: number;
}

/** What has to be known of a test file to add tests to it and take others away. */
export interface TestFileText {
  readonly text: string;
  readonly blocks: readonly TestBlock[];
  readonly groups: readonly TestGroup[];
  readonly imports: readonly FileImport[];
  /** Names that are declared at the top in another way. */
  readonly declared: ReadonlySet<string>;
  /** How often each identifier occurs outside of imports. */
  readonly uses: ReadonlyMap<string, number>;
}

/** @throws SyntaxError when the text does not parse */
export function readTestFile(text: string): TestFileText {
  const ast = parsed(text);
  const groups: TestGroup[] = [];
  const blocks: TestBlock[] = [];
  const imports: FileImport[] = [];
  const declared = new Set<string>();
  const uses = new Map<string, number>();
  const block = (node: t.Node, group: string | null): void => {
    const [start, end] = rangeOf(node);
    blocks.push({ start, end, group, hash: tokenHash(ast, start, end) });
  };
  for (const statement of ast.program.body) {
    const found = importOf(statement);
    if (found !== null) {
      imports.push(found);
      continue;
    }
    for (const name of Object.keys(t.getBindingIdentifiers(statement, false, true))) declared.add(name);
    t.traverseFast(statement, (node) => {
      if (t.isIdentifier(node)) uses.set(node.name, (uses.get(node.name) ?? 0) + 1);
    });
    const group = groupOf(statement);
    if (group === null) {
      if (isTest(statement)) block(statement, null);
      continue;
    }
    const [start, end] = rangeOf(statement);
    const frame = t.isBlockStatement(statement) ? 2 : 0;
    const isPlain = group.body.body.filter(isTest).length + frame === group.body.body.length;
    groups.push({ title: group.title, start, end, insertAt: insertionPoint(group.body), isPlain });
    for (const inner of group.body.body) if (isTest(inner)) block(inner, group.title);
  }
  return { text, blocks, groups, imports, declared, uses };
}

type Ast = ParseResult<t.File>;

function parsed(text: string): Ast {
  const options = { sourceType: 'unambiguous', tokens: true, allowReturnOutsideFunction: true } as const;
  try {
    return parse(text, { ...options, plugins: ['typescript'] });
  } catch {
    return parse(text, { ...options, plugins: ['typescript', 'jsx'] });
  }
}

function rangeOf({ start, end }: t.Node): [number, number] {
  return [start as number, end as number];
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly type: string | { readonly label: string };
  readonly value?: unknown;
}

/** Semicolons, trailing commas, quotes and white space are a formatter's business. */
function tokenHash(ast: Ast, start: number, end: number): string {
  const tokens = (ast.tokens as Token[]).filter((token) => token.start >= start && token.end <= end);
  const labels = tokens.map(({ type }) => (typeof type === 'string' ? type : type.label));
  const words = tokens.flatMap(({ value }, i) => {
    if (labels[i] === ';' || (labels[i] === ',' && /^[)\]}]$/.test(labels[i + 1] ?? ''))) return [];
    return [JSON.stringify([labels[i], typeof value === 'bigint' ? String(value) : value])];
  });
  return shortHash(words.join('\n'));
}

export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

const GROUPS: ReadonlySet<string> = new Set(['describe', 'suite', 'context']);
const TESTS: ReadonlySet<string> = new Set(['it', 'test', 'specify']);

function groupOf(statement: t.Statement): { title: string; body: t.BlockStatement } | null {
  if (t.isBlockStatement(statement)) return uvuGroup(statement);
  const call = callOf(statement);
  if (call === null || !GROUPS.has(calledName(call))) return null;
  const title = titleOf(call);
  const body = call.arguments.at(-1);
  return title !== null && t.isFunction(body) && t.isBlockStatement(body.body) ? { title, body: body.body } : null;
}

/** `{ const test = suite('parse'); … test.run(); }` */
function uvuGroup(block: t.BlockStatement): { title: string; body: t.BlockStatement } | null {
  const [first] = block.body;
  const call = t.isVariableDeclaration(first) ? first.declarations[0]?.init : undefined;
  const title = t.isCallExpression(call) && calledName(call) === 'suite' ? titleOf(call) : null;
  return title === null ? null : { title, body: block };
}

function isTest(statement: t.Statement): boolean {
  const call = callOf(statement);
  return call !== null && TESTS.has(calledName(call)) && call.arguments.length > 0;
}

function callOf(statement: t.Statement): t.CallExpression | null {
  return t.isExpressionStatement(statement) && t.isCallExpression(statement.expression) ? statement.expression : null;
}

/** `it` of `it(…)`, `it.skip(…)` and `it.each(…)(…)`; nothing for `test.run()`. */
function calledName({ callee }: t.CallExpression): string {
  if (t.isIdentifier(callee)) return callee.name;
  if (t.isCallExpression(callee)) return calledName(callee);
  const isModifier = t.isMemberExpression(callee) && t.isIdentifier(callee.object) && t.isIdentifier(callee.property) && /^(?:skip|only|todo|each|concurrent)$/.test(callee.property.name);
  return isModifier ? (callee.object as t.Identifier).name : '';
}

function titleOf({ arguments: [first] }: t.CallExpression): string | null {
  if (t.isStringLiteral(first)) return first.value;
  return t.isTemplateLiteral(first) && first.quasis.length === 1 ? (first.quasis[0]?.value.cooked ?? null) : null;
}

/** After the last statement that is not `test.run()`. */
function insertionPoint(body: t.BlockStatement): number {
  const last = body.body.findLast((statement) => {
    const call = callOf(statement);
    return !(call !== null && t.isMemberExpression(call.callee) && t.isIdentifier(call.callee.property, { name: 'run' }));
  });
  return last === undefined ? (body.start as number) + 1 : (last.end as number);
}

function importOf(statement: t.Statement): FileImport | null {
  const [start, end] = rangeOf(statement);
  if (t.isImportDeclaration(statement)) {
    if (statement.importKind === 'type') return null;
    const bindings = statement.specifiers.map((one) => binding(one, importedName(one), one.local.name));
    const named = statement.specifiers.findLast((one) => t.isImportSpecifier(one));
    return { source: statement.source.value, start, end, bindings, insertAt: named?.end ?? null };
  }
  if (!t.isVariableDeclaration(statement) || statement.declarations.length !== 1) return null;
  const { id, init } = statement.declarations[0] as t.VariableDeclarator;
  const [argument] = t.isCallExpression(init) && t.isIdentifier(init.callee, { name: 'require' }) ? init.arguments : [];
  if (!t.isStringLiteral(argument)) return null;
  if (t.isIdentifier(id)) return { source: argument.value, start, end, bindings: [binding(id, '*', id.name)], insertAt: null };
  if (!t.isObjectPattern(id)) return null;
  const properties = id.properties.filter((one) => t.isObjectProperty(one));
  const bindings = properties.flatMap((one) => (t.isIdentifier(one.value) && t.isIdentifier(one.key) ? [binding(one, one.key.name, one.value.name)] : []));
  return { source: argument.value, start, end, bindings, insertAt: id.properties.at(-1)?.end ?? null };
}

function binding(node: t.Node, imported: string, local: string): ImportBinding {
  const [start, end] = rangeOf(node);
  return { imported, local, start, end };
}

function importedName(one: t.ImportDeclaration['specifiers'][number]): string {
  if (t.isImportSpecifier(one)) return t.isIdentifier(one.imported) ? one.imported.name : one.imported.value;
  return t.isImportDefaultSpecifier(one) ? 'default' : '*';
}
