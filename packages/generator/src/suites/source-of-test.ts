import type { TestCaseDto } from '@auklet/protocol';
import { renderReproduction } from '@auklet/render';
import { subjectName } from '../files/subject-name.ts';
import type { PreparedModule } from '../steps/1-prepare-module.ts';

const LONGEST = 400;
/** What every program starts with. */
const PREAMBLE = /^(?:import .* from |import '|const .* = require\(|'use strict')/;

/** A test case as the statements of a program, without the import of the module; for people to read. */
export function sourceOfTest(testCase: TestCaseDto, { source: { file, format } }: PreparedModule): string {
  const subject = { format, specifier: `./${file.split(/[/\\]/).at(-1)}`, name: subjectName(file) };
  const lines = renderReproduction({ testCase, subject, style: format === 'module' ? 'esm' : 'cjs' }).split('\n');
  const text = lines.filter((line) => line.trim() !== '' && !PREAMBLE.test(line)).join('\n');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
