import type { MutationOperator } from '../mutation-operator.ts';
import { copyOf } from '../copy-of.ts';

/** `a?.b` becomes `a.b`. */
export const optionalChaining: MutationOperator = {
  name: 'OptionalChaining',
  replacements({ node }) {
    const isLink = (node.type === 'OptionalMemberExpression' || node.type === 'OptionalCallExpression') && node.optional;
    return isLink ? [{ ...copyOf(node), optional: false }] : [];
  },
};
