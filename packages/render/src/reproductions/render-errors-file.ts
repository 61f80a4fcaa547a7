import * as t from '@babel/types';
import type { FrameworkName, FrameworkRenderer } from '../frameworks/framework-renderer.ts';
import { frameworks } from '../frameworks/frameworks.ts';
import { withHeader } from '../ownership.ts';
import { arrow, blankLine, call, constant, member, text, verbatim } from '../printing/nodes.ts';
import { print } from '../printing/print.ts';
import type { RenderRequest } from '../render-request.ts';

/** How a process ended that ran a reproduction. */
export type ProcessEnd =
  | { readonly kind: 'exit'; readonly code: number }
  | { readonly kind: 'signal'; readonly signal: string }
  /** It was still running after so many milliseconds. */
  | { readonly kind: 'timeout'; readonly milliseconds: number }
  /** It gave up with these words on its standard error. */
  | { readonly kind: 'words'; readonly words: string };

export interface ReproducedError {
  /** What is to blame: `queue.push(…)`. */
  readonly group: string;
  /** What it does: `exits with code 3`. */
  readonly title: string;
  readonly script: string;
  /** Of Node, before the script. */
  readonly nodeArguments: readonly string[];
  readonly end: ProcessEnd;
}

export interface ErrorsRequest extends Pick<RenderRequest, 'style' | 'header'> {
  readonly errors: readonly ReproducedError[];
  readonly framework: FrameworkName;
}

export interface RenderedErrors {
  readonly text: string;
  /** Titles of each test, as the framework reports them. */
  readonly titles: readonly (readonly string[])[];
}

const NOTE = `// Each test passes as long as the defect that it shows is there. Delete it once that is mended.\n`;
const KILL_SIGNAL = 'SIGKILL';
const LONGEST_MS = 10_000;

/** Writes tests that run each reproduction in a process of its own and look at how that ends. */
export function renderErrorsFile({ errors, framework: name, style, header }: ErrorsRequest): RenderedErrors {
  const framework = frameworks[name];
  const titled = withDistinctTitles(errors);
  const groups = [...new Set(titled.map(({ group }) => group))].map((group) => {
    const tests = titled.filter((error) => error.group === group).map((error) => framework.test(error.title, arrow(testBody(error, framework, folderOf(name, style)))));
    return framework.group(group, tests.flatMap((test, i) => (i === 0 ? [test] : [blankLine(), test])));
  });
  const used = new Set(['assert', 'describe', 'it', 'test', 'suite', 'expect']);
  const head = [...framework.imports(used, style).map((wanted) => importOf(wanted, style)), importOf({ from: 'node:child_process', names: ['spawnSync'] }, style), blankLine()];
  const body = print([...head, ...groups.flatMap((group) => [group, blankLine()])]);
  const whole = style === 'cjs' ? `'use strict';\n\n${body}` : `\n${body}`;
  return { text: withHeader(`${NOTE}${whole}`, header), titles: titled.map(({ group, title }) => [group, title]) };
}

function withDistinctTitles(errors: readonly ReproducedError[]): ReproducedError[] {
  const seen = new Map<string, number>();
  return errors.map((error) => {
    const key = JSON.stringify([error.group, error.title]);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? error : { ...error, title: `${error.title} (${count})` };
  });
}

function importOf({ from, default: whole, names = [] }: { readonly from: string; readonly default?: string; readonly names?: readonly string[] }, style: 'esm' | 'cjs'): t.Statement {
  const bindings = [...(whole === undefined ? [] : [whole]), ...(names.length === 0 ? [] : [`{ ${names.join(', ')} }`])].join(', ');
  const written = style === 'esm' ? `import ${bindings} from '${from}'` : `const ${bindings} = require('${from}')`;
  return t.expressionStatement(verbatim(written));
}

/** Jest compiles ES modules to CommonJS, where only this name of the folder is known. */
function folderOf(framework: FrameworkName, style: 'esm' | 'cjs'): t.Expression {
  return style === 'cjs' || framework === 'jest' ? t.identifier('__dirname') : verbatim(`new URL('.', import.meta.url)`);
}

function testBody({ script, nodeArguments, end }: ReproducedError, framework: FrameworkRenderer, cwd: t.Expression): t.Statement[] {
  const seen = { exit: 'status', signal: 'signal', timeout: 'signal', words: 'stderr' }[end.kind];
  const args = t.arrayExpression([...nodeArguments.map(text), text('--eval'), t.identifier('script')]);
  const limit = end.kind === 'timeout' ? end.milliseconds : LONGEST_MS;
  const options = t.objectExpression([
    property('cwd', cwd),
    property('timeout', t.numericLiteral(limit)),
    property('killSignal', text(KILL_SIGNAL)),
    ...(end.kind === 'words' ? [property('encoding', text('utf8'))] : []),
  ]);
  const spawned = call(t.identifier('spawnSync'), member(t.identifier('process'), 'execPath'), args, options);
  const result = t.objectPattern([t.objectProperty(t.identifier(seen), t.identifier(seen), false, true)]);
  return [
    constant('script', scriptLiteral(script)),
    t.variableDeclaration('const', [t.variableDeclarator(result, spawned)]),
    blankLine(),
    framework.check(checkOf(end, t.identifier(seen))),
  ];
}

function checkOf(end: ProcessEnd, seen: t.Expression): Parameters<FrameworkRenderer['check']>[0] {
  switch (end.kind) {
    case 'exit':
      return { kind: 'is', actual: seen, expected: t.numericLiteral(end.code), value: { kind: 'number', value: end.code } };
    case 'signal':
      return { kind: 'is', actual: seen, expected: text(end.signal), value: { kind: 'string', value: end.signal } };
    case 'timeout':
      return { kind: 'is', actual: seen, expected: text(KILL_SIGNAL), value: { kind: 'string', value: KILL_SIGNAL } };
    case 'words':
      return { kind: 'is', actual: call(member(seen, 'includes'), text(end.words)), expected: t.booleanLiteral(true), value: { kind: 'boolean', value: true } };
  }
}

function property(key: string, value: t.Expression): t.ObjectProperty {
  return t.objectProperty(t.identifier(key), value);
}

/** The lines of the script as an array that is joined: no escapes but those of quotes, and the indentation stays. */
function scriptLiteral(script: string): t.Expression {
  const lines = script.trimEnd().split('\n');
  if (lines.length === 1) return text(lines[0] as string);
  return call(member(t.arrayExpression(lines.map(text)), 'join'), text('\n'));
}
