import { createRequire } from 'node:module';
import type { ModuleFactoryDto } from '@auklet/protocol';
import { type PluginObj, transformSync } from '@babel/core';
import * as t from '@babel/types';

const resolve = createRequire(import.meta.url).resolve;

/** Imports are whole namespaces, as `import()` gives them: there is nothing to convert. */
const COMMONJS_OPTIONS = { importInterop: 'none', noInterop: true, strict: true, strictMode: true } as const;

/**
 * Turns the text of an ES module into a function body that can be evaluated as often as new instances are wanted.
 *
 * @returns `null` for a module that awaits at its top level.
 */
export function moduleFactory(source: string, filename: string): ModuleFactoryDto | null {
  const imports = new Set<string>();
  let awaits = false;
  const plugin: PluginObj = {
    visitor: {
      Program(program) {
        for (const statement of program.node.body) {
          if ('source' in statement && statement.source) imports.add(statement.source.value);
        }
      },
      AwaitExpression(path) {
        awaits ||= path.getFunctionParent() === null;
      },
      ForOfStatement(path) {
        awaits ||= path.node.await && path.getFunctionParent() === null;
      },
      MetaProperty(path) {
        if (path.node.meta.name === 'import') path.replaceWith(t.identifier('__importMeta'));
      },
      Import(path) {
        path.replaceWith(t.identifier('__import'));
      },
    },
  };
  const result = transformSync(source, {
    filename,
    configFile: false,
    babelrc: false,
    browserslistConfigFile: false,
    sourceType: 'module',
    comments: true,
    compact: false,
    plugins: [plugin, [resolve('@babel/plugin-transform-modules-commonjs'), COMMONJS_OPTIONS]],
  });
  if (awaits || typeof result?.code !== 'string') return null;
  return { source: result.code, imports: [...imports] };
}
