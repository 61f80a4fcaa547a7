import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type * as Compiler from '@typescript/typescript6';
import { loadCompiler } from './load-compiler.ts';
import { bundlerOptions, projectOptions } from './project-options.ts';

/** The lines, counted from 1 and ascending, at which the compiler reports an error in a text of the file. */
export type TypeChecker = (text: string) => readonly number[];

/**
 * Checks texts that a TypeScript file at `path` might have, under `strict` and the options of the project's tsconfig.
 * Nothing is written; what the file imports is read and checked once. `globals` are names that exist without an
 * import, of whatever type.
 */
export function typeChecker(path: string, globals: readonly string[] = []): TypeChecker {
  const ts = loadCompiler();
  const options = checkOptions(ts, path);
  const globalsFile = join(dirname(path), 'auklet-globals.d.ts');
  const declarations = globals.map((name) => `declare const ${name}: any;\n`).join('');
  const host = withSourceCache(hostWithFile(ts, ts.createCompilerHost(options), globalsFile, declarations));
  let previous: Compiler.Program | undefined;
  return (text) => {
    const program = ts.createProgram({
      rootNames: [path, globalsFile],
      options,
      host: hostWithFile(ts, host, path, text),
      ...(previous === undefined ? {} : { oldProgram: previous }),
    });
    previous = program;
    return errorLines(ts, program, path);
  };
}

/** Files parsed once are the same objects in the next program, which takes over what it knows of them. */
function withSourceCache(host: Compiler.CompilerHost): Compiler.CompilerHost {
  const sources = new Map<string, Compiler.SourceFile | undefined>();
  return {
    ...host,
    getSourceFile: (file, languageVersion, onError) => {
      if (!sources.has(file)) sources.set(file, host.getSourceFile(file, languageVersion, onError));
      return sources.get(file);
    },
  };
}

function errorLines(ts: typeof Compiler, program: Compiler.Program, path: string): readonly number[] {
  const file = program.getSourceFile(path);
  if (file === undefined) return [];
  const diagnostics = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  const lines = diagnostics.filter(({ category }) => category === ts.DiagnosticCategory.Error).map(({ start }) => file.getLineAndCharacterOfPosition(start ?? 0).line + 1);
  return [...new Set(lines)].sort((a, b) => a - b);
}

/** What a project says about emitting, unused names and its list of files is no concern of one test file. */
function checkOptions(ts: typeof Compiler, path: string): Compiler.CompilerOptions {
  const { composite, incremental, tsBuildInfoFile, rootDir, outDir, declaration, declarationMap, isolatedDeclarations, ...project } = projectOptions(ts, path);
  return {
    ...project,
    ...bundlerOptions(ts),
    types: [...(project.types ?? []), ...(hasNodeTypes(path) ? ['node'] : [])],
    strict: true,
    noEmit: true,
    noUnusedLocals: false,
    noUnusedParameters: false,
    erasableSyntaxOnly: false,
    verbatimModuleSyntax: false,
    esModuleInterop: true,
    resolveJsonModule: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    skipDefaultLibCheck: true,
  };
}

function hasNodeTypes(path: string): boolean {
  for (let directory = dirname(path); ; directory = dirname(directory)) {
    if (existsSync(join(directory, 'node_modules', '@types', 'node', 'index.d.ts'))) return true;
    if (directory === dirname(directory)) return false;
  }
}

function hostWithFile(ts: typeof Compiler, host: Compiler.CompilerHost, path: string, text: string): Compiler.CompilerHost {
  const isIt = (file: string): boolean => file === path || file === path.replaceAll('\\', '/');
  return {
    ...host,
    fileExists: (file) => isIt(file) || host.fileExists(file),
    readFile: (file) => (isIt(file) ? text : host.readFile(file)),
    getSourceFile: (file, languageVersion, onError, shouldCreate) =>
      isIt(file) ? ts.createSourceFile(file, text, languageVersion) : host.getSourceFile(file, languageVersion, onError, shouldCreate),
  };
}
