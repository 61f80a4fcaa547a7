import * as t from '@babel/types';

/**
 * Writes the module forms that only TypeScript has as those of an ES module, in their places:
 * `import x = require('y')` as `import x from 'y'`, for Node gives the exports of a CommonJS module as its default
 * import, and `export = x` as `export default x`.
 */
export function replaceModuleForms(file: t.File): void {
  file.program.body = file.program.body.map((statement) => {
    if (statement.type === 'TSExportAssignment') return inPlaceOf(statement, t.exportDefaultDeclaration(statement.expression));
    if (statement.type !== 'TSImportEqualsDeclaration' || statement.moduleReference.type !== 'TSExternalModuleReference') return statement;
    const specifier = t.importDefaultSpecifier(t.cloneNode(statement.id));
    const declaration = t.importDeclaration([specifier], t.cloneNode(statement.moduleReference.expression));
    if (statement.importKind === 'type') declaration.importKind = 'type';
    return inPlaceOf(statement, declaration);
  });
}

function inPlaceOf<N extends t.Statement>({ start, end, loc, ...rest }: t.Statement, node: N): N {
  return t.inheritsComments(Object.assign(node, { start, end, loc }), rest as t.Statement);
}
