import { types as t } from '@babel/core';
import type { Construct } from '../construct.ts';
import { effectsBefore, isAnonymousFunction } from '../rewriting/expressions.ts';
import type { Rewriter } from '../rewriting/rewriter.ts';

type Field = t.ClassProperty | t.ClassAccessorProperty | t.ClassPrivateProperty;

/** A field's initialiser is a function of its own, and a statement. */
export const classField: Construct<Field> = {
  types: ['ClassProperty', 'ClassAccessorProperty', 'ClassPrivateProperty'],

  describe(node, { plan, functionId }) {
    if (node.value) plan.addStatement(node.value, functionId);
  },

  rewrite(node, rewriter) {
    const { value } = node;
    if (!value) return;
    const block = rewriter.plan.blockIds.get(node);
    if (block === undefined) return;
    const effects = [rewriter.code.enterBlock(block)];
    const name = fieldName(node);
    if (name === null && isAnonymousFunction(value)) rewriter.around.addMemberBefore(node, effectField(effects, Boolean(node.static), rewriter));
    else node.value = effectsBefore(value, name, ...effects);
  },
};

/** A private field that nobody reads: a function keeps the name that a computed key gives it only when nothing surrounds it. */
function effectField(effects: t.Expression[], isStatic: boolean, rewriter: Rewriter): t.ClassPrivateProperty {
  const name = t.privateName(t.identifier(rewriter.frame.binding()));
  return t.classPrivateProperty(name, t.unaryExpression('void', t.sequenceExpression(effects)), null, isStatic);
}

export const classBody: Construct<t.ClassBody> = {
  types: ['ClassBody'],

  rewrite(node, rewriter) {
    node.body = node.body.flatMap((member) => [...rewriter.around.membersBefore(member), member]);
  },
};

/** The name that the field gives to an anonymous function, when the source tells it. */
function fieldName(node: Field): string | null {
  if (node.type === 'ClassPrivateProperty') return `#${node.key.id.name}`;
  if (node.key.type === 'StringLiteral') return node.key.value;
  if (node.key.type === 'NumericLiteral') return String(node.key.value);
  return !node.computed && node.key.type === 'Identifier' ? node.key.name : null;
}

export const staticBlock: Construct<t.StaticBlock> = {
  types: ['StaticBlock'],

  rewrite(node, rewriter) {
    const block = rewriter.plan.blockIds.get(node);
    if (block !== undefined) node.body.unshift(t.expressionStatement(rewriter.code.enterBlock(block)));
  },
};
