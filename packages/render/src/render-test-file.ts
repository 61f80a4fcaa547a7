import * as t from '@babel/types';
import type { AssertedTestDto, TestCaseDto } from '@auklet/protocol';
import type { FrameworkImport, FrameworkRenderer } from './frameworks/framework-renderer.ts';
import { frameworks } from './frameworks/frameworks.ts';
import { ledgerText } from './merging/ledger.ts';
import { readTestFile } from './merging/read-test-file.ts';
import { testId } from './merging/test-id.ts';
import { NamePool } from './names/name-pool.ts';
import { type TestTitle, testTitles } from './names/test-titles.ts';
import { withHeader } from './ownership.ts';
import { blankLine, call, constant, text } from './printing/nodes.ts';
import { print } from './printing/print.ts';
import { quoteProse } from './printing/quote.ts';
import type { RenderedFile, RenderedTest, RenderRequest, TestToRender } from './render-request.ts';
import { usesOf } from './statements/uses.ts';
import { printedMethods, TestWriter, type FileScope } from './statements/test-writer.ts';
import { SubjectBindings, type SubjectUse } from './subject-bindings.ts';

interface WrittenTest {
  readonly index: number;
  readonly title: TestTitle;
  readonly statement: t.Statement;
}

/** Writes tests as a file of the user's framework. The same request gives the same bytes. */
export function renderTestFile(request: RenderRequest): RenderedFile {
  const framework = typeof request.framework === 'string' ? frameworks[request.framework] : request.framework;
  const file = openFile(request, framework);
  const titles = testTitles(request.tests, request.subject);
  const written = request.tests.map((test, index): WrittenTest => {
    const title = titles[index] as TestTitle;
    return { index, title, statement: framework.test(title.name, new TestWriter(file, test).write()) };
  });
  const groups = groupsOf(request, framework, written);
  const head = [...imports(request, framework, groups), ...file.bindings.imports(), blankLine()];
  const body = print([...head, ...groups.flatMap(({ statement }) => [statement, blankLine()])]);
  const ledger = ledgerOf(body, request, groups.flatMap(({ tests }) => tests));
  const whole = withHeader(`${request.style === 'cjs' ? "'use strict';\n" : ''}\n${body}\n${ledger}`, request.header);
  return { text: whole, tests: locate(whole, groups.flatMap(({ tests }) => tests)) };
}

/** The tests follow one another as they do in the text. */
function ledgerOf(body: string, { tests, subject }: RenderRequest, written: readonly WrittenTest[]): string {
  const { blocks } = readTestFile(body);
  return ledgerText(subject.specifier, blocks.map(({ hash }, i) => ({ id: testId(tests[written[i]?.index as number]?.test.testCase as TestCaseDto), hash })));
}

function openFile(request: RenderRequest, framework: FrameworkRenderer): FileScope {
  const uses = request.tests.flatMap(({ test }) => subjectUses(test));
  const names = new NamePool(framework.reserved);
  const bindings = new SubjectBindings(request.subject, request.style, uses, names);
  return { framework, typescript: request.language === 'typescript', subject: request.subject, bindings, names };
}

function subjectUses({ testCase }: AssertedTestDto): SubjectUse[] {
  return testCase.statements.flatMap(usesOf).flatMap(({ of }) => ('path' in of ? [of] : []));
}

interface Group {
  readonly statement: t.Statement;
  readonly tests: readonly WrittenTest[];
}

function groupsOf(request: RenderRequest, framework: FrameworkRenderer, written: readonly WrittenTest[]): Group[] {
  const names = inSourceOrder(written);
  return names.map((name) => {
    const tests = written.filter(({ title }) => title.group === name).toSorted((a, b) => Number(throws(request, a)) - Number(throws(request, b)));
    const usesClock = tests.some(({ index }) => request.tests[index]?.test.testCase.statements.some(({ kind }) => kind === 'advance'));
    const listens = tests.some(({ index }) => printedMethods((request.tests[index] as TestToRender).test).length > 0);
    const restore = [...(usesClock ? framework.timers.restore() : []), ...(listens ? framework.spies.restore() : [])];
    const body = [...restore, ...tests.map(({ statement }) => statement)].flatMap((statement, i) => (i === 0 ? [statement] : [blankLine(), statement]));
    return { statement: framework.group(name, body), tests };
  });
}

/** Names of the groups, in the order in which the source defines what they are about. */
function inSourceOrder(written: readonly WrittenTest[]): string[] {
  const lines = new Map<string, number>();
  for (const { title } of written) lines.set(title.group, Math.min(title.line, lines.get(title.group) ?? Number.POSITIVE_INFINITY));
  return [...lines].toSorted(([, a], [, b]) => (a === b ? 0 : a - b)).map(([name]) => name);
}

function throws({ tests }: RenderRequest, { index }: WrittenTest): boolean {
  return tests[index]?.test.assertions.some(({ kind }) => kind === 'throws') === true;
}

function imports(request: RenderRequest, framework: FrameworkRenderer, groups: readonly Group[]): t.Statement[] {
  const used = new Set<string>();
  for (const { statement } of groups) collectNames(statement, used);
  return framework.imports(used, request.style).map((wanted) => (request.style === 'esm' ? importDeclaration(wanted) : requireDeclaration(wanted)));
}

function collectNames(node: t.Node, names: Set<string>): void {
  t.traverseFast(node, (visited) => {
    if (t.isIdentifier(visited)) names.add(visited.name);
  });
}

function importDeclaration({ from, default: whole, names = [] }: FrameworkImport): t.Statement {
  const specifiers = [
    ...(whole === undefined ? [] : [t.importDefaultSpecifier(t.identifier(whole))]),
    ...names.map((name) => t.importSpecifier(t.identifier(name), t.identifier(name))),
  ];
  return t.importDeclaration(specifiers, t.stringLiteral(from));
}

function requireDeclaration({ from, default: whole, names = [] }: FrameworkImport): t.Statement {
  const required = call(t.identifier('require'), text(from));
  if (whole !== undefined) return constant(whole, required);
  const properties = names.map((name) => t.objectProperty(t.identifier(name), t.identifier(name), false, true));
  return t.variableDeclaration('const', [t.variableDeclarator(t.objectPattern(properties), required)]);
}

/** Finds each test by its title; the titles follow one another in the order of the file. */
function locate(source: string, tests: readonly WrittenTest[]): RenderedTest[] {
  const lines = source.split('\n');
  let line = 0;
  const starts = tests.map(({ title }) => {
    while (line < lines.length && !opensTest(lines[line] ?? '', quoteProse(title.name))) line++;
    return ++line;
  });
  return tests.map(({ index, title }, i) => {
    const start = starts[i] as number;
    const length = lines.slice(start - 1).findIndex((text) => /^ {2}\}?\);$/.test(text));
    return { index, titles: [title.group, title.name], lines: [start, length < 0 ? start : start + length] };
  });
}

/** A long title stands on a line of its own. */
function opensTest(line: string, title: string): boolean {
  return line.includes(`(${title},`) || line.trim() === `${title},`;
}
