import { randomBytes } from 'node:crypto';

/** `.test.ts` of `cart.test.ts`, `_test.js` of `cart_test.js`, `.js` of `cart.js`: what patterns of frameworks go by. */
const ENDING = /(?:[._-](?:test|spec))?(?:\.\w+)?$/;

/** A path beside a test file, and no other file's, for a version of it that is there for a moment only. */
export function trialPath(path: string): string {
  return withInfix(path, randomBytes(4).toString('hex'));
}

/** The test file beside another one that shows its errors. */
export function errorsPath(path: string): string {
  return withInfix(path, 'errors');
}

function withInfix(path: string, infix: string): string {
  const { index } = ENDING.exec(path) as RegExpExecArray;
  return `${path.slice(0, index)}.${infix}${path.slice(index)}`;
}
