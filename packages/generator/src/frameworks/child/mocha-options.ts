/**
 * Asks the user's Mocha what it makes of its configuration and of command-line arguments:
 * `node mocha-options.js REPORT MODULE ARGUMENT…`. May import node's own modules only.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [reportFile = '', module = '', ...args] = process.argv.slice(2);
const { loadOptions } = createRequire(import.meta.url)(module) as { loadOptions(args: readonly string[]): object };
writeFileSync(reportFile, JSON.stringify(loadOptions(args)));
