import { parse, type ParserPlugin } from '@babel/parser';
import type { File } from '@babel/types';
import { AukletError } from '@auklet/protocol';

export interface ParseRequest {
  /** Named in the error. */
  readonly file: string;
  readonly source: string;
  readonly language: 'javascript' | 'typescript';
  readonly jsx: boolean;
  readonly decorators?: 'standard' | 'legacy';
}

/**
 * Parses a module, a script or a CommonJS file.
 *
 * @throws AukletError `unloadable` with file, line, column and reason in one line.
 */
export function parseSource({ file, source, language, jsx, decorators = 'standard' }: ParseRequest): File {
  const plugins: ParserPlugin[] = [decorators === 'legacy' ? 'decorators-legacy' : 'decorators', 'decoratorAutoAccessors', 'explicitResourceManagement', 'importAttributes'];
  if (language === 'typescript') plugins.push('typescript');
  if (jsx) plugins.push('jsx');
  try {
    return parse(source, {
      sourceType: 'unambiguous',
      allowReturnOutsideFunction: true,
      allowNewTargetOutsideFunction: true,
      allowUndeclaredExports: true,
      allowAwaitOutsideFunction: true,
      plugins,
    });
  } catch (error) {
    if (error instanceof SyntaxError) throw syntaxFault(file, error);
    throw error;
  }
}

function syntaxFault(file: string, error: SyntaxError): AukletError {
  const loc = (error as { loc?: { line: number; column: number } }).loc;
  const reason = error.message.replace(/\s*\(\d+:\d+\)/, '').split('\n')[0] ?? error.message;
  const where = loc === undefined ? file : `${file}:${loc.line}:${loc.column + 1}`;
  return new AukletError('unloadable', `${where}: ${reason}`, { cause: error });
}
