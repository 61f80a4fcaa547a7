import { readFileSync } from 'node:fs';

/** A module of a published package, pinned, whose behaviour is compared with and without instrumentation. */
export interface ComparedModule {
  readonly package: string;
  readonly version: string;
  /** Relative to the package. */
  readonly file: string;
  readonly kind: 'commonjs' | 'module' | 'typescript';
}

const LIST = new URL('modules.json', import.meta.url);

/** @param names packages to keep; all when left out. */
export function readModules(names?: readonly string[]): ComparedModule[] {
  const all = JSON.parse(readFileSync(LIST, 'utf8')) as ComparedModule[];
  return names === undefined ? all : all.filter((module) => names.includes(module.package));
}
