import { extname, join } from 'node:path';
import { findUpward } from './find-installed.ts';
import { readManifest } from './manifests.ts';
import type { TestConventions, TestedModule } from './test-framework.ts';

/** Tests that Node itself runs are written in the module system of what they test, with the extension that says so in `folder`. */
export function nodeConventions(module: TestedModule, folder: string, importExtension: TestConventions['importExtension']): TestConventions {
  const { language, format } = module;
  const style = language === 'javascript' && format === 'commonjs' ? 'cjs' : 'esm';
  const extension = language === 'typescript' ? typeScriptExtension(module.file) : scriptExtension(style, folder);
  return { style, extension, importExtension: writtenExtension(module) ?? importExtension };
}

export function typeScriptExtension(file: string): string {
  return /\.[cm]ts$/.test(file) ? extname(file) : '.ts';
}

/** The module imports others in a way that works in its project, and tests are to import it the same way. */
export function writtenExtension({ language, relativeImports }: TestedModule): TestConventions['importExtension'] | null {
  const [specifier] = language === 'typescript' ? relativeImports : [];
  if (specifier === undefined) return null;
  if (/\.[cm]?tsx?$/.test(specifier)) return 'source';
  return /\.[cm]?jsx?$/.test(specifier) ? 'output' : 'none';
}

function scriptExtension(style: TestConventions['style'], folder: string): string {
  if ((style === 'esm') === isModuleFolder(folder)) return '.js';
  return style === 'esm' ? '.mjs' : '.cjs';
}

/** Whether the nearest manifest makes plain `.js` files ES modules. */
export function isModuleFolder(folder: string): boolean {
  const type = findUpward(folder, (ancestor) => {
    const manifest = readManifest(join(ancestor, 'package.json'));
    return manifest === null ? null : { isModule: manifest.type === 'module' };
  });
  return type?.isModule ?? false;
}
