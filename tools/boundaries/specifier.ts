import { builtinModules } from 'node:module';
import { posix } from 'node:path';

export function isRelative(specifier: string): boolean {
  return specifier.startsWith('.');
}

export function isBuiltin(specifier: string): boolean {
  return specifier.startsWith('node:') || builtinModules.includes(specifier);
}

/** `@scope/name/sub/path` -> `@scope/name` and `./sub/path`; the main entry is `.`. */
export function splitSpecifier(specifier: string): { name: string; subpath: string } {
  const parts = specifier.split('/');
  const name = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  const rest = specifier.slice(name.length);
  return { name, subpath: `.${rest}` };
}

/** Where a relative specifier in `from` leads, as a path relative to the same folder as `from`. */
export function relativeTarget(from: string, specifier: string): string {
  return posix.join(posix.dirname(from), specifier);
}
