import type { OverlayDto, ProjectSyntax } from '@auklet/protocol';

/** The module under test and everything a child process needs to load it without a parser. */
export interface SourceModule {
  /** Absolute `file:` URL of the real path. */
  readonly url: string;
  /** Absolute real path. */
  readonly file: string;
  /** What is on disk, without a byte order mark. */
  readonly source: string;
  readonly format: 'module' | 'commonjs';
  readonly language: 'javascript' | 'typescript';
  /** True when the text is JSX, or may be by its file extension. */
  readonly jsx: boolean;
  readonly syntax: ProjectSyntax;
  /** Specifier as written in `source` -> absolute `file:` URL. What is not listed resolves as Node does. */
  readonly resolutions: Readonly<Record<string, string>>;
  /**
   * The modules of the same project that the subject reaches through static and dynamic imports. Overlays are
   * the modules that a runner renews with the subject, so plain files are here too, with unchanged text.
   * Installed packages are not: Node loads them, once per process.
   */
  readonly dependencies: readonly OverlayDto[];
}
