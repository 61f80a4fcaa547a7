import type { File, Statement } from '@babel/types';
import type { PackageScope } from './package-scope.ts';
import type { SourceLanguage } from './source-language.ts';

/**
 * Decides like Node: by extension, then by the package's `type`, then by syntax. Unlike Node's, the package's
 * `type` never makes a file with ES module syntax a CommonJS one: bundlers and test runners accept such files.
 */
export function moduleFormat(language: SourceLanguage, scope: PackageScope | null, syntax: 'module' | 'commonjs' | 'none'): 'module' | 'commonjs' {
  if (language.format !== undefined && !(language.language === 'typescript' && syntax === 'commonjs')) return language.format;
  const isModulePackage = scope?.manifest['type'] === 'module';
  if (isModulePackage && !(language.language === 'typescript' && syntax === 'commonjs')) return 'module';
  return syntax === 'module' ? 'module' : 'commonjs';
}

/** Which module system a program's own syntax belongs to. */
export function moduleSyntax(ast: File): 'module' | 'commonjs' | 'none' {
  const { body } = ast.program;
  if (body.some((statement) => statement.type === 'TSExportAssignment')) return 'commonjs';
  if (body.some(isModuleStatement) || usesModuleOnlyExpression(ast)) return 'module';
  return 'none';
}

function isModuleStatement(statement: Statement): boolean {
  switch (statement.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
    case 'ExportAllDeclaration':
    case 'TSImportEqualsDeclaration':
      return true;
    default:
      return false;
  }
}

/** `import.meta` and top-level `await` make Babel's unambiguous parser decide for a module. */
function usesModuleOnlyExpression(ast: File): boolean {
  return ast.program.sourceType === 'module';
}
