import * as t from '@babel/types';
import { PROTOCOL_VERSION, type TestCaseDto } from '@auklet/protocol';
import { NamePool } from '../names/name-pool.ts';
import { arrow, blankLine, call, run } from '../printing/nodes.ts';
import { print } from '../printing/print.ts';
import type { SubjectReference } from '../render-request.ts';
import { TestWriter } from '../statements/test-writer.ts';
import { usesOf } from '../statements/uses.ts';
import { SubjectBindings } from '../subject-bindings.ts';
import { scriptRenderer } from './script-renderer.ts';

export interface ReproductionRequest {
  readonly testCase: TestCaseDto;
  /** Its specifier is relative to the folder in which the script will run. */
  readonly subject: SubjectReference;
  readonly style: 'esm' | 'cjs';
}

/** A test case as a plain JavaScript program that needs nothing but the subject. */
export function renderReproduction({ testCase, subject, style }: ReproductionRequest): string {
  const uses = testCase.statements.flatMap(usesOf).flatMap(({ of }) => ('path' in of ? [of] : []));
  const names = new NamePool(scriptRenderer.reserved);
  const bindings = new SubjectBindings(subject, style, uses, names);
  const writer = new TestWriter({ framework: scriptRenderer, typescript: false, subject, bindings, names }, { test: { version: PROTOCOL_VERSION, testCase, assertions: [] } });
  return print([...bindings.imports(), blankLine(), ...program(writer.write(), style)]);
}

/** CommonJS knows no `await` outside of functions. */
function program(test: t.ArrowFunctionExpression, style: 'esm' | 'cjs'): t.Statement[] {
  const statements = t.isBlockStatement(test.body) ? test.body.body.filter((statement) => !t.isEmptyStatement(statement)) : [run(test.body)];
  return test.async && style === 'cjs' ? [run(call(arrow(statements, [], true)))] : statements;
}
