import type * as t from '@babel/types';

/** The name that a key spells out; empty for what is computed. */
export function keyName(key: t.Node): string {
  if (key.type === 'Identifier') return key.name;
  return key.type === 'StringLiteral' ? key.value : '';
}
