import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import type { Target } from '../targets/find-targets.ts';

export interface TestFilePlace {
  /** Absolute path of the test file. */
  readonly path: string;
  /** How the test file names the module under test. */
  readonly importSpecifier: string;
}

export interface TestFileNaming {
  readonly language: 'javascript' | 'typescript';
  /** How the test file itself is written. */
  readonly style: 'esm' | 'cjs';
  /** Whether files with a plain extension are ES modules in the folder of the test. */
  readonly folderIsModule: boolean;
  /** Whether the framework reads any style from a plain extension. */
  readonly plainExtension: boolean;
  /** Whether TypeScript is imported by the name of its source, not of the JavaScript it becomes. */
  readonly sourceExtension: boolean;
}

/** `src/queue.ts` is tested by `src/queue.auklet.test.ts`, or by a file of that name below `out`. */
export function placeTestFile({ file, base }: Target, out: string | null, cwd: string, naming: TestFileNaming): TestFilePlace {
  const folder = out === null ? dirname(file) : resolve(cwd, out, relative(base, dirname(file)));
  const path = join(folder, `${basename(file, extname(file))}.auklet.test${testExtension(file, naming)}`);
  return { path, importSpecifier: specifierTo(file, folder, naming.sourceExtension) };
}

function testExtension(file: string, { language, style, folderIsModule, plainExtension }: TestFileNaming): string {
  if (language === 'typescript') return /\.[cm]ts$/.test(file) ? extname(file) : '.ts';
  if (plainExtension || (style === 'esm') === folderIsModule) return '.js';
  return style === 'esm' ? '.mjs' : '.cjs';
}

function specifierTo(file: string, folder: string, sourceExtension: boolean): string {
  const path = relative(folder, file).split(sep).join('/');
  const named = sourceExtension ? path : path.replace(/\.(c|m|)tsx?$/, '.$1js');
  return named.startsWith('.') ? named : `./${named}`;
}
