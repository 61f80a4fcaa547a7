import { PROTOCOL_VERSION, type ModuleInterfaceDto, type TestCaseDto } from '@auklet/protocol';
import type * as t from '@babel/types';
import { type ParseRequest, parseSource } from '../loading/parse-source.ts';
import { subjectNames } from './subject-names.ts';
import { bodyOf, type FunctionNode, setUpOf, type TestBlock, testsOf } from './test-blocks.ts';
import { TestCarver } from './test-carver.ts';

export interface CarveRequest extends ParseRequest {
  readonly moduleInterface: ModuleInterfaceDto;
  /** Whether the test file means the subject by a specifier. */
  readonly isSubject: (specifier: string) => boolean;
}

/** Rows of one table that are carved. */
const ROWS = 20;

/**
 * What the tests of a file do with the subject, as test cases: calls with arguments that can be read off the text, and what
 * is done with their results. Assertions, and whatever else a test consists of, are left out; what needs more than the text
 * to be known, such as a computed argument, is left out with the call that needs it.
 *
 * @throws AukletError `unloadable` when the file cannot be parsed.
 */
export function carveTests({ moduleInterface, isSubject, ...request }: CarveRequest): readonly TestCaseDto[] {
  const { program } = parseSource(request);
  const names = subjectNames(program.body, isSubject, moduleInterface);
  if (names.size === 0) return [];
  const carve = ({ body, outer }: TestBlock, row: t.Node | null): TestCaseDto => {
    const carver = new TestCarver(names, moduleInterface, outer.flatMap(setUpOf));
    if (row !== null) bindRow(carver, body, row);
    carver.carve(bodyOf(body));
    return { version: PROTOCOL_VERSION, statements: carver.statements };
  };
  const carved = testsOf(program.body).flatMap((block) => (block.rows ?? [null]).slice(0, ROWS).map((row) => carve(block, row)));
  return carved.filter(({ statements }) => statements.length > 0);
}

/** A row of a table is spread over the parameters when it is an array. */
function bindRow(carver: TestCarver, { params }: FunctionNode, row: t.Node): void {
  const cells = row.type === 'ArrayExpression' ? row.elements : [row];
  params.forEach((pattern, position) => carver.bind(pattern, cells[position] ?? null));
}
