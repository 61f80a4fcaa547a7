import { dirname } from 'node:path';
import type * as Compiler from '@typescript/typescript6';

/** The compiler options of the tsconfig that a file belongs to; none without a tsconfig. */
export function projectOptions(ts: typeof Compiler, file: string): Compiler.CompilerOptions {
  const config = ts.findConfigFile(dirname(file), ts.sys.fileExists);
  if (config === undefined) return {};
  const { config: raw } = ts.readConfigFile(config, ts.sys.readFile) as { config?: unknown };
  const host = { ...ts.sys, readDirectory: () => [] };
  return ts.parseJsonConfigFileContent(raw ?? {}, host, dirname(config)).options;
}

/** Modules are found the way bundlers find them, whatever the project emits. */
export function bundlerOptions(ts: typeof Compiler): Compiler.CompilerOptions {
  return { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, target: ts.ScriptTarget.ES2023 };
}
