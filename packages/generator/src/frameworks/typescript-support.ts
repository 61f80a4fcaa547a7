import { findInstalled } from './find-installed.ts';
import type { TestProject } from './test-project.ts';
import type { TestConventions } from './test-framework.ts';

/** How plain Node comes to run TypeScript in a project. */
export interface TypeScriptSupport {
  /** What Node has to be told besides what the project tells it already. */
  readonly nodeArguments: readonly string[];
  readonly importExtension: TestConventions['importExtension'];
  /** Why it runs none, in one line. */
  readonly obstacle: string | null;
}

/** Loaders that turn ES modules into CommonJS, which is resolved without `.js`. */
const COMMONJS_LOADERS = /\b(?:ts-node|esbuild-register|@babel\/register|@swc\/register|@swc-node\/register|sucrase|tsm)\b/;
const LOADERS = /\b(?:tsx|jiti|amaro|ts-blank-space|oxc-node)\b/;
const STRIPS_TYPES = /--experimental-(?:strip|transform)-types/;

/** @param configured what the project's own command and configuration name, in one text */
export function typeScriptSupport(project: TestProject, configured: string): TypeScriptSupport {
  if (COMMONJS_LOADERS.test(configured)) return { nodeArguments: [], importExtension: /\besm\b/.test(configured) ? 'output' : 'none', obstacle: null };
  if (LOADERS.test(configured)) return { nodeArguments: [], importExtension: 'output', obstacle: null };
  if (findInstalled('tsx', project.folder) !== null) return { nodeArguments: ['--import', 'tsx'], importExtension: 'output', obstacle: null };
  const strips = STRIPS_TYPES.test(configured) || ('typescript' in process.features && process.features.typescript !== false);
  return { nodeArguments: [], importExtension: 'source', obstacle: strips ? null : 'this Node runs no TypeScript and tsx is not installed in this project' };
}

export function isTypeScript(file: string): boolean {
  return /\.[cm]?tsx?$/.test(file);
}
