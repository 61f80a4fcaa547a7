import { extname } from 'node:path';

export interface SourceLanguage {
  readonly language: 'javascript' | 'typescript';
  /** Whether a file of this extension may hold JSX. */
  readonly jsx: boolean;
  /** The format that the extension alone decides. */
  readonly format?: 'module' | 'commonjs';
}

const LANGUAGES: Readonly<Record<string, SourceLanguage>> = {
  '.js': { language: 'javascript', jsx: true },
  '.jsx': { language: 'javascript', jsx: true },
  '.mjs': { language: 'javascript', jsx: false, format: 'module' },
  '.cjs': { language: 'javascript', jsx: false, format: 'commonjs' },
  '.ts': { language: 'typescript', jsx: false },
  '.tsx': { language: 'typescript', jsx: true },
  '.mts': { language: 'typescript', jsx: false, format: 'module' },
  '.cts': { language: 'typescript', jsx: false, format: 'commonjs' },
};

/** What the extension says; `undefined` for what is neither JavaScript nor TypeScript, and for declaration files. */
export function sourceLanguage(file: string): SourceLanguage | undefined {
  if (/\.d\.[cm]?ts$/.test(file)) return undefined;
  return LANGUAGES[extname(file)];
}
