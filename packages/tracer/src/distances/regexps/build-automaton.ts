import { Automaton } from './automaton.ts';
import { parsePattern } from './parse-pattern.ts';
import type { PatternNode } from './pattern-node.ts';

const STATES = 256;

/**
 * @returns `null` for a pattern that cannot be followed, or only with more than 256 states.
 *
 * Source: Thompson, Regular Expression Search Algorithm (1968).
 */
export function buildAutomaton(source: string, flags: string): Automaton | null {
  const pattern = parsePattern(source, flags);
  if (pattern === null || statesOf(pattern.node) > STATES) return null;
  const automaton = new Automaton(pattern.isAnchoredAtStart, pattern.isAnchoredAtEnd);
  addPattern(automaton, pattern.node, Automaton.START, Automaton.ACCEPT);
  return automaton;
}

function statesOf(node: PatternNode): number {
  switch (node.kind) {
    case 'empty':
      return 1;
    case 'character':
      return 2;
    case 'sequence':
    case 'choice':
      return node.parts.reduce((sum, part) => sum + statesOf(part) + 1, 1);
    case 'repeat':
      return copiesOf(node) * (statesOf(node.part) + 2);
  }
}

/** Required copies, and optional ones: one in a circle when there is no upper bound. */
function copiesOf({ least, most }: { readonly least: number; readonly most: number }): number {
  return most === Number.POSITIVE_INFINITY ? least + 1 : Math.max(1, most);
}

function addPattern(automaton: Automaton, node: PatternNode, from: number, to: number): void {
  switch (node.kind) {
    case 'empty':
      return automaton.connect(from, to);
    case 'character': {
      const state = automaton.addState();
      automaton.connect(from, state);
      return automaton.consume(state, to, node.test);
    }
    case 'choice':
      for (const part of node.parts) addPattern(automaton, part, from, to);
      return;
    case 'sequence':
      return automaton.connect(node.parts.reduce((state, part) => addPart(automaton, part, state), from), to);
    case 'repeat':
      return addRepeat(automaton, node, from, to);
  }
}

/** @returns the state behind the part. */
function addPart(automaton: Automaton, node: PatternNode, from: number): number {
  const to = automaton.addState();
  addPattern(automaton, node, from, to);
  return to;
}

function addRepeat(automaton: Automaton, { part, least, most }: PatternNode & { kind: 'repeat' }, from: number, to: number): void {
  let state = from;
  for (let copy = 0; copy < least; copy++) state = addPart(automaton, part, state);
  if (most === Number.POSITIVE_INFINITY) {
    const again = automaton.addState();
    automaton.connect(state, again);
    automaton.connect(addPart(automaton, part, again), again);
    return automaton.connect(again, to);
  }
  for (let copy = least; copy < most; copy++) {
    automaton.connect(state, to);
    state = addPart(automaton, part, state);
  }
  automaton.connect(state, to);
}
