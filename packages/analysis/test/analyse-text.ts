import { join } from 'node:path';
import { analyse, readModule, type FunctionEvidence, type StaticAnalysis } from '@auklet/analysis';
import { parametersText, typeText } from './type-text.ts';
import { writeProject, type ProjectFiles } from './write-project.ts';

/** Analyses `file` of a project made of `files`. */
export async function analyseProject(files: ProjectFiles, file: string): Promise<StaticAnalysis> {
  return analyse(await readModule(join(writeProject(files), file)));
}

/** Analyses one module without a project around it. */
export function analyseText(source: string, name = 'subject.js'): Promise<StaticAnalysis> {
  return analyseProject({ [name]: source, 'package.json': '{"type":"module"}' }, name);
}

export function functionNamed(analysis: StaticAnalysis, name: string): FunctionEvidence {
  const found = [...analysis.functions.values()].find((evidence) => evidence.name === name);
  if (found === undefined) throw new Error(`There is no function ${name}.`);
  return found;
}

/** `a: string, b?: number`. */
export function parametersOf(analysis: StaticAnalysis, name = 'subject'): string {
  return parametersText(functionNamed(analysis, name).parameters);
}

export function returnsOf(analysis: StaticAnalysis, name = 'subject'): string {
  return typeText(functionNamed(analysis, name).returns);
}
