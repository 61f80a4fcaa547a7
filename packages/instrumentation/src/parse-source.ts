import { parse, type ParserOptions, type ParserPlugin } from '@babel/parser';
import type * as t from '@babel/types';
import type { InstrumentOptions } from './instrument.ts';
import { unloadable } from './unloadable.ts';

/**
 * TypeScript that becomes a CommonJS module may be written with `import` and `export`.
 *
 * @throws AukletError `unloadable` with the position of the syntax error.
 */
export function parseSource(source: string, options: InstrumentOptions): t.File {
  const isCommonJs = options.format === 'commonjs';
  const plugins: ParserPlugin[] = ['decoratorAutoAccessors', 'explicitResourceManagement', options.syntax?.decorators === 'legacy' ? 'decorators-legacy' : 'decorators'];
  if (options.language === 'typescript') plugins.push('typescript');
  if (options.jsx) plugins.push('jsx');
  const parserOptions: ParserOptions = {
    sourceFilename: options.filename,
    sourceType: isCommonJs ? 'script' : 'module',
    allowReturnOutsideFunction: isCommonJs,
    allowNewTargetOutsideFunction: isCommonJs,
    plugins,
  };
  try {
    return parse(source, parserOptions);
  } catch (error) {
    if (!isCommonJs || options.language !== 'typescript' || !isModuleSyntax(error)) throw unloadable(options.filename, error);
  }
  try {
    return parse(source, { ...parserOptions, sourceType: 'module' });
  } catch (error) {
    throw unloadable(options.filename, error);
  }
}

function isModuleSyntax(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'BABEL_PARSER_SOURCETYPE_MODULE_REQUIRED';
}
