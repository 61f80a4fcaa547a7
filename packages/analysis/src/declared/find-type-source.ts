import { loadCompiler } from '../compiler/load-compiler.ts';
import type { SourceModule } from '../source-module.ts';
import { checkerTypeSource } from './checker-type-source.ts';
import { findDeclarationFile } from './declaration-file.ts';
import { NO_TYPES, type TypeSource } from './type-source.ts';

/** The compiler is used for TypeScript and for JavaScript with a declaration file only. */
export function findTypeSource(module: SourceModule): TypeSource {
  const file = module.language === 'typescript' ? module.file : findDeclarationFile(module.file);
  return file === undefined ? NO_TYPES : checkerTypeSource(loadCompiler(), { file, module });
}
