import type { ProtocolVersion } from './version.ts';

export type ModuleFormat = 'module' | 'commonjs' | 'json';

/** The text a module gets instead of what is on disk, and what its specifiers mean. */
export interface OverlayDto {
  /** Absolute `file:` URL. */
  readonly url: string;
  readonly format: ModuleFormat;
  readonly source: string;
  /** Specifier as written -> absolute `file:` URL. What is not listed resolves as Node does. */
  readonly resolutions: Readonly<Record<string, string>>;
}

/**
 * The module under test as a child process can load it without a parser.
 *
 * Its namespace holds the exports of an ES module; that of a CommonJS module is `{ default: module.exports }`.
 */
export interface SubjectDto {
  readonly version: ProtocolVersion;
  /** Absolute `file:` URL of the module under test. */
  readonly url: string;
  readonly format: 'module' | 'commonjs';
  readonly overlays: readonly OverlayDto[];
  /** True when module state may change from test to test, so that each test needs new module instances. */
  readonly stateful: boolean;
}
