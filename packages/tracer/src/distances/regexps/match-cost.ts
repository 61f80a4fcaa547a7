import { unwatchedMap } from '../../unwatched-map.ts';
import { Automaton } from './automaton.ts';
import { buildAutomaton } from './build-automaton.ts';

const CHARACTERS = 128;
const WORK = 8_192;
const PATTERNS = 256;
const TEXTS = 1_024;

/** What is known of a pattern: `null` when it cannot be followed, else its automaton and the costs of texts so far. */
type Pattern = { readonly automaton: Automaton; readonly costs: Map<string, number> } | null;

/** By source, then by flags. */
const patterns = unwatchedMap<string, Map<string, Pattern>>();

/**
 * The least number of characters to insert, delete or replace so that the text contains a match.
 *
 * @returns `null` when the pattern cannot be followed, or the text is too long for it.
 */
export function matchCost(source: string, flags: string, text: string): number | null {
  const pattern = patternFor(source, flags);
  if (pattern === null || text.length > CHARACTERS || pattern.automaton.size * (text.length + 1) > WORK) return null;
  const { automaton, costs } = pattern;
  const known = costs.get(text);
  if (known !== undefined) return known;
  const cost = computeCost(automaton, text);
  if (costs.size >= TEXTS) costs.clear();
  costs.set(text, cost);
  return cost;
}

function computeCost(automaton: Automaton, text: string): number {
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

function patternFor(source: string, flags: string): Pattern {
  const known = patterns.get(source)?.get(flags);
  if (known !== undefined) return known;
  if (patterns.size >= PATTERNS) patterns.clear();
  const automaton = buildAutomaton(source, flags);
  const pattern = automaton === null ? null : { automaton, costs: unwatchedMap<string, number>() };
  const variants = patterns.get(source) ?? unwatchedMap<string, Pattern>();
  patterns.set(source, variants.set(flags, pattern));
  return pattern;
}
