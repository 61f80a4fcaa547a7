import { createRequire } from 'node:module';
import type * as Compiler from '@typescript/typescript6';

/** Our own copy of the compiler, never the project's; loaded on demand because that takes a tenth of a second. */
export function loadCompiler(): typeof Compiler {
  return createRequire(import.meta.url)('@typescript/typescript6') as typeof Compiler;
}
