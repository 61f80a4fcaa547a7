import { GLOBAL_NAMES } from './global-names.ts';

const RESERVED: ReadonlySet<string> = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if ' +
    'implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof ' +
    'undefined var void while with yield async of require module exports NaN Infinity'
  ).split(' '),
);

/** Whether a name can be bound in a module without hiding a keyword or a global. */
export function isBindable(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name) && !RESERVED.has(name) && !GLOBAL_NAMES.has(name);
}

/** `event-queue` becomes `eventQueue`, `2d` becomes `_2d`; never empty. */
export function camelCase(name: string): string {
  const words = name.split(/[^\p{L}\p{N}$]+/u).filter((word) => word !== '');
  const joined = words.map((word, i) => (i === 0 ? lowerFirst(word) : upperFirst(word))).join('').replaceAll(/[^\w$]/g, '');
  if (joined === '') return 'subject';
  return /^\d/.test(joined) ? `_${joined}` : joined;
}

export function pascalCase(name: string): string {
  return upperFirst(camelCase(name));
}

/** `URL` becomes `url`, `HTTPServer` becomes `httpServer`, `Queue` becomes `queue`. */
export function lowerFirst(word: string): string {
  const acronym = /^[A-Z]+(?![a-z])/.exec(word)?.[0] ?? word.charAt(0);
  return acronym.toLowerCase() + word.slice(acronym.length);
}

export function upperFirst(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
