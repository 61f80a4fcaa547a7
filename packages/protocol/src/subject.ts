import type { ProtocolVersion } from './version.ts';

export type ModuleFormat = 'module' | 'commonjs' | 'json';

/**
 * An ES module as the body of a function with the parameters `MODULE_FACTORY_PARAMETERS`, so that it can be evaluated
 * again without being compiled again. Its exports are accessors on `exports`, its imports come from `require`.
 */
export interface ModuleFactoryDto {
  readonly source: string;
  /** Specifiers that it imports statically. */
  readonly imports: readonly string[];
}

/** The namespace to fill, imported namespaces by specifier, `import.meta`, and dynamic `import`. */
export const MODULE_FACTORY_PARAMETERS: readonly string[] = ['exports', 'require', '__importMeta', '__import'];

/** The text a module gets instead of what is on disk, and what its specifiers mean. */
export interface OverlayDto {
  /** Absolute `file:` URL. */
  readonly url: string;
  readonly format: ModuleFormat;
  readonly source: string;
  /** Specifier as written -> absolute `file:` URL. What is not listed resolves as Node does. */
  readonly resolutions: Readonly<Record<string, string>>;
  /** Of an ES module that does not await at its top level. Without it new instances cost an import each. */
  readonly factory?: ModuleFactoryDto;
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
