import { Automaton } from './automaton.ts';
import { buildAutomaton } from './build-automaton.ts';

const CHARACTERS = 128;
const WORK = 8_192;
const KNOWN = 256;

const automata = new Map<string, Automaton | null>();

/**
 * The least number of characters to insert, delete or replace so that the text contains a match.
 *
 * @returns `null` when the pattern cannot be followed, or the text is too long for it.
 */
export function matchCost(source: string, flags: string, text: string): number | null {
  const automaton = automatonFor(source, flags);
  if (automaton === null || text.length > CHARACTERS || automaton.size * (text.length + 1) > WORK) return null;
  const { ACCEPT, START } = Automaton;
  let costs = new Float64Array(automaton.size).fill(Number.POSITIVE_INFINITY);
  let least = Number.POSITIVE_INFINITY;
  costs[START] = 0;
  relax(automaton, costs);
  for (let at = 0; ; at++) {
    if (!automaton.isAnchoredAtEnd || at === text.length) least = Math.min(least, costs[ACCEPT] as number);
    if (at === text.length) return least;
    costs = consumed(automaton, costs, text.charCodeAt(at));
    if (!automaton.isAnchoredAtStart) costs[START] = 0;
    relax(automaton, costs);
  }
}

/** What the pattern costs after one more character of the text: deleted, replaced, or matched. */
function consumed({ steps }: Automaton, costs: Float64Array, code: number): Float64Array<ArrayBuffer> {
  const next = new Float64Array(costs.length);
  for (let state = 0; state < costs.length; state++) next[state] = (costs[state] as number) + 1;
  for (let state = 0; state < costs.length; state++) {
    const step = steps[state];
    if (!step) continue;
    const cost = (costs[state] as number) + (step.test(code) ? 0 : 1);
    if (cost < (next[step.to] as number)) next[step.to] = cost;
  }
  return next;
}

const pending: number[] = [];

/** Follows free steps, and steps that are paid for by inserting a character. */
function relax({ free, steps }: Automaton, costs: Float64Array): void {
  for (let state = 0; state < costs.length; state++) if (costs[state] !== Number.POSITIVE_INFINITY) pending.push(state);
  for (let state = pending.pop(); state !== undefined; state = pending.pop()) {
    const cost = costs[state] as number;
    const reached = free[state] as number[];
    for (let i = 0; i < reached.length; i++) improve(costs, reached[i] as number, cost);
    const step = steps[state];
    if (step) improve(costs, step.to, cost + 1);
  }
}

function improve(costs: Float64Array, state: number, cost: number): void {
  if (cost >= (costs[state] as number)) return;
  costs[state] = cost;
  pending.push(state);
}

function automatonFor(source: string, flags: string): Automaton | null {
  const key = `/${source}/${flags}`;
  const known = automata.get(key);
  if (known !== undefined) return known;
  if (automata.size >= KNOWN) automata.clear();
  const automaton = buildAutomaton(source, flags);
  automata.set(key, automaton);
  return automaton;
}
