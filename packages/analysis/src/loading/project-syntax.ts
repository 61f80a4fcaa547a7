import { getTsconfig, type TsConfigJson } from 'get-tsconfig';
import { STANDARD_SYNTAX, type ProjectSyntax } from '@auklet/protocol';

type CompilerOptions = NonNullable<TsConfigJson['compilerOptions']>;

/** Targets for which TypeScript assigns fields unless it is told otherwise. */
const BEFORE_FIELDS = /^es(?:3|5|6|20(?:1\d|2[01]))$/i;

/** What the nearest `tsconfig.json` says about syntax. */
export function projectSyntax(file: string): ProjectSyntax {
  const options = getTsconfig(file)?.config.compilerOptions;
  if (options === undefined) return STANDARD_SYNTAX;
  return {
    jsx: jsxSyntax(options),
    decorators: options.experimentalDecorators === true ? 'legacy' : 'standard',
    fields: options.useDefineForClassFields ?? !BEFORE_FIELDS.test(options.target ?? 'esnext') ? 'defined' : 'assigned',
    keepsImports: options.verbatimModuleSyntax === true,
  };
}

function jsxSyntax({ jsx, jsxFactory, jsxFragmentFactory, jsxImportSource }: CompilerOptions): ProjectSyntax['jsx'] {
  if (jsx?.toLowerCase() !== 'react') return { runtime: 'automatic', importSource: jsxImportSource ?? 'react' };
  return { runtime: 'classic', factory: jsxFactory ?? 'React.createElement', fragment: jsxFragmentFactory ?? 'React.Fragment' };
}
