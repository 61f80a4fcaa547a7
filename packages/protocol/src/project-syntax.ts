/** How a project compiles syntax that has more than one meaning. */
export interface ProjectSyntax {
  readonly jsx:
    | { readonly runtime: 'automatic'; /** Package of the functions that elements are made with. */ readonly importSource: string }
    | { readonly runtime: 'classic'; readonly factory: string; readonly fragment: string };
  /** Decorators as in the standard, or as TypeScript had them before. */
  readonly decorators: 'standard' | 'legacy';
  /** Whether fields are defined before parameter properties are assigned, or assigned after them. */
  readonly fields: 'defined' | 'assigned';
  /** Imports of which no value is used are evaluated all the same. */
  readonly keepsImports: boolean;
}

/** What holds where no settings say otherwise. */
export const STANDARD_SYNTAX: ProjectSyntax = {
  jsx: { runtime: 'automatic', importSource: 'react' },
  decorators: 'standard',
  fields: 'defined',
  keepsImports: false,
};
