import type { ConstantPoolDto } from '@auklet/protocol';
import { traverse } from '@babel/core';
import type * as t from '@babel/types';

/** Literals and property names of a module, each once, in the order of the source. */
export function collectConstants(file: t.File): ConstantPoolDto {
  const strings = new Set<string>();
  const numbers = new Set<number>();
  const bigints = new Set<string>();
  const keys = new Set<string>();
  const regexps = new Map<string, { source: string; flags: string }>();
  traverse(file, {
    noScope: true,
    StringLiteral({ node, parent, key }) {
      if (key === 'source' || parent.type === 'TSLiteralType') return;
      if (key === 'key') keys.add(node.value);
      else strings.add(node.value);
    },
    TemplateElement({ node }) {
      if (node.value.cooked) strings.add(node.value.cooked);
    },
    NumericLiteral({ node }) {
      numbers.add(node.value);
    },
    BigIntLiteral({ node }) {
      bigints.add(String(BigInt(node.value)));
    },
    RegExpLiteral({ node }) {
      regexps.set(`/${node.pattern}/${node.flags}`, { source: node.pattern, flags: node.flags });
    },
    MemberExpression({ node }) {
      if (!node.computed && node.property.type === 'Identifier') keys.add(node.property.name);
    },
    OptionalMemberExpression({ node }) {
      if (!node.computed && node.property.type === 'Identifier') keys.add(node.property.name);
    },
    ObjectProperty({ node }) {
      if (!node.computed && node.key.type === 'Identifier') keys.add(node.key.name);
    },
  });
  return { strings: [...strings], numbers: [...numbers], bigints: [...bigints], regexps: [...regexps.values()], keys: [...keys] };
}
