import { createRequire } from 'node:module';
import type * as Compiler from '@typescript/typescript6';
import type { SourceModule } from '../source-module.ts';
import { checkerTypeSource } from './checker-type-source.ts';
import { findDeclarationFile } from './declaration-file.ts';
import { NO_TYPES, type TypeSource } from './type-source.ts';

/** The compiler is loaded for TypeScript and for JavaScript with a declaration file only: it takes a tenth of a second. */
export function findTypeSource(module: SourceModule): TypeSource {
  const file = module.language === 'typescript' ? module.file : findDeclarationFile(module.file);
  if (file === undefined) return NO_TYPES;
  const ts = createRequire(import.meta.url)('@typescript/typescript6') as typeof Compiler;
  return checkerTypeSource(ts, { file, module });
}
