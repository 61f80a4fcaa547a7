import type { AssertedTestDto, CallableDto } from '@auklet/protocol';
import type { FrameworkName, FrameworkRenderer } from './frameworks/framework-renderer.ts';

/** The module that the tests import. */
export interface SubjectReference {
  /** That of its namespace: a CommonJS subject has everything under `default`. */
  readonly format: 'module' | 'commonjs';
  /** As the user would write it in the test file: `./parse.js`, `../src/parse`. */
  readonly specifier: string;
  /** What to call the module itself or its default export; usually the file's base name. */
  readonly name: string;
  /** Gives parameters their names. */
  readonly callables?: readonly CallableDto[];
}

/**
 * Where a TypeScript test steps around the declared types: nowhere, in all arguments, everywhere, or at these places
 * (`castPlaces` lists them): `"2.0"` hands over the first argument of statement 2 as `x as never`, `"2.of"` reads what
 * statement 2 works on without its declared type, `"=1"` does so for what assertion 1 looks at.
 */
export type Casts = 'none' | 'arguments' | 'everything' | ReadonlySet<string>;

export interface TestToRender {
  readonly test: AssertedTestDto;
  /** Default `none`; JavaScript has no casts. */
  readonly casts?: Casts;
  /** What held in the test, in words ("min is greater than max"), the most telling first: its title may say so. */
  readonly conditions?: readonly string[];
}

export interface RenderRequest {
  readonly tests: readonly TestToRender[];
  readonly framework: FrameworkName | FrameworkRenderer;
  readonly language: 'javascript' | 'typescript';
  /** How the test file itself imports. */
  readonly style: 'esm' | 'cjs';
  readonly subject: SubjectReference;
  readonly header: { readonly version: string; readonly seed: number | string };
}

/** Where a test ended up. */
export interface RenderedTest {
  /** Position in `RenderRequest.tests`. */
  readonly index: number;
  /** Titles from the outermost group to the test, as the framework reports them. */
  readonly titles: readonly string[];
  /** First and last line, counted from 1. */
  readonly lines: readonly [number, number];
}

export interface RenderedFile {
  readonly text: string;
  /** In the order of the file. */
  readonly tests: readonly RenderedTest[];
}
