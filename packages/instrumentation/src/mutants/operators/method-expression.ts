import * as t from '@babel/types';
import type { MutationOperator } from '../mutation-operator.ts';
import { copyOf } from '../copy-of.ts';

const PAIRS: readonly (readonly [string, string])[] = [
  ['endsWith', 'startsWith'],
  ['every', 'some'],
  ['toLocaleLowerCase', 'toLocaleUpperCase'],
  ['toLowerCase', 'toUpperCase'],
  ['trimEnd', 'trimStart'],
  ['min', 'max'],
  ['setDate', 'setTime'],
  ['setFullYear', 'setMonth'],
  ['setHours', 'setMinutes'],
  ['setSeconds', 'setMilliseconds'],
  ['setUTCFullYear', 'setUTCMonth'],
  ['setUTCHours', 'setUTCMinutes'],
  ['setUTCSeconds', 'setUTCMilliseconds'],
];
const COUNTERPARTS: ReadonlyMap<string, string> = new Map([...PAIRS.flatMap(([one, other]): [string, string][] => [[one, other], [other, one]]), ['setUTCDate', 'setTime']]);
const REMOVABLE: ReadonlySet<string> = new Set(['charAt', 'filter', 'reverse', 'slice', 'sort', 'substr', 'substring', 'trim']);

/** A method of the language is mistaken for its counterpart, or forgotten. */
export const methodExpression: MutationOperator = {
  name: 'MethodExpression',
  replacements({ node }) {
    if (node.type !== 'CallExpression' && node.type !== 'OptionalCallExpression') return [];
    const { callee } = node;
    if ((callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') || callee.computed || callee.property.type !== 'Identifier') return [];
    const { name } = callee.property;
    if (REMOVABLE.has(name)) return [copyOf(callee.object)];
    const counterpart = COUNTERPARTS.get(name);
    return counterpart === undefined ? [] : [{ ...copyOf(node), callee: { ...copyOf(callee), property: t.identifier(counterpart) } }];
  },
};
