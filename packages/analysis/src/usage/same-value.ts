import type * as t from '@babel/types';

/** Calls whose result stands for their first argument when it is compared or read. */
const SAME_VALUE_CALLS: ReadonlySet<string> = new Set([
  'String', 'Number', 'parseInt', 'parseFloat', 'Array.from', 'Object', 'Object.freeze', 'Math.abs', 'Math.floor', 'Math.round', 'Math.ceil', 'Math.trunc',
]);

export function isSameValueCall(name: string): boolean {
  return SAME_VALUE_CALLS.has(name);
}

/** `Object.assign({}, defaults, options)`, `merge(options, defaults)`, `normalizeOptions(options)`. */
export function isCombination(name: string | undefined): boolean {
  return name !== undefined && /(?:^|\.|_)(?:assign|merge|extend|defaults|mixin|normali[sz]e\w*|with[A-Z]?\w*[dD]efaults|\w*(?:Options|Opts|Config))\d*(?:\.default)?$/i.test(name);
}

/** `'' + x`. */
export function isTextConversion(node: t.BinaryExpression): boolean {
  return node.operator === '+' && [node.left, node.right].some((side) => side.type === 'StringLiteral' && side.value === '');
}

/** `${x}`. */
export function isTextOfOne(node: t.TemplateLiteral): boolean {
  return node.expressions.length === 1 && node.quasis.every(({ value }) => value.raw === '');
}
