import { AukletError } from '@auklet/protocol';
import { parse, type ParserPlugin } from '@babel/parser';
import type * as t from '@babel/types';
import type { InstrumentOptions } from './instrument.ts';

/** @throws AukletError `unloadable` with the position of the syntax error. */
export function parseSource(source: string, options: InstrumentOptions): t.File {
  const plugins: ParserPlugin[] = [];
  if (options.language === 'typescript') plugins.push('typescript');
  if (options.jsx) plugins.push('jsx');
  try {
    return parse(source, {
      sourceFilename: options.filename,
      sourceType: options.format === 'module' ? 'module' : 'script',
      allowReturnOutsideFunction: options.format === 'commonjs',
      allowNewTargetOutsideFunction: options.format === 'commonjs',
      plugins,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AukletError('unloadable', `${options.filename} cannot be parsed: ${reason}`, { cause: error });
  }
}
