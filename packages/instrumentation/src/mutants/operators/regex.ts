import * as t from '@babel/types';
import type { NodePath } from '@babel/traverse';
import { mutate } from 'weapon-regex';
import type { MutationOperator } from '../mutation-operator.ts';

/** The level of mutations that leaves out the most eager ones. */
const OPTIONS = { mutationLevels: [1] };

/** Quantifiers, anchors, classes and look-arounds of a regular expression are changed one by one. */
export const regex: MutationOperator = {
  name: 'Regex',
  replacements(path) {
    const { node } = path;
    if (node.type === 'RegExpLiteral') return patternsLike(node.pattern, node.flags).map((pattern) => t.regExpLiteral(pattern, node.flags));
    return node.type === 'StringLiteral' && isPattern(path) ? patternsLike(node.value, flagsBeside(path)).map((pattern) => t.stringLiteral(pattern)) : [];
  },
};

function isPattern({ parent, key }: NodePath): boolean {
  return parent.type === 'NewExpression' && t.isIdentifier(parent.callee, { name: 'RegExp' }) && key === 0;
}

function flagsBeside({ parent }: NodePath): string {
  const flags = parent.type === 'NewExpression' ? parent.arguments[1] : undefined;
  return flags?.type === 'StringLiteral' ? flags.value : '';
}

function patternsLike(pattern: string, flags: string): string[] {
  if (pattern === '') return [];
  try {
    return mutate(pattern, flags, OPTIONS).map((mutant) => mutant.pattern).filter((mutated) => isValid(mutated, flags));
  } catch {
    // Syntax that the library does not know has no mutants.
    return [];
  }
}

function isValid(pattern: string, flags: string): boolean {
  try {
    return new RegExp(pattern, flags) instanceof RegExp;
  } catch {
    return false;
  }
}
