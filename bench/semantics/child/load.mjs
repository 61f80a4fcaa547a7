import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** TypeScript is loaded as CommonJS, for that is what `import x = require()` needs. */
export async function load(url) {
  return url.endsWith('.ts') ? createRequire(url)(fileURLToPath(url)) : import(url);
}
