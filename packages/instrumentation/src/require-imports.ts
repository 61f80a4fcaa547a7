import * as t from '@babel/types';

/**
 * Writes `import x = require('y')` of an ES module as `import x from 'y'`: Node gives the exports of a CommonJS module
 * as its default import. Positions stay.
 */
export function importRequired(file: t.File): void {
  file.program.body = file.program.body.map((statement) => {
    if (statement.type !== 'TSImportEqualsDeclaration' || statement.moduleReference.type !== 'TSExternalModuleReference') return statement;
    const specifier = t.importDefaultSpecifier(t.cloneNode(statement.id));
    const declaration = t.importDeclaration([specifier], t.cloneNode(statement.moduleReference.expression));
    if (statement.importKind === 'type') declaration.importKind = 'type';
    return t.inheritsComments(Object.assign(declaration, { start: statement.start, end: statement.end, loc: statement.loc }), statement);
  });
}
