import { types } from 'node:util';
import { FAR, sameKind, type RawDistance } from '../raw-distance.ts';
import { matchCost } from './match-cost.ts';

const getSource = getterOf('source');
const getIgnoreCase = getterOf('ignoreCase');
const getMultiline = getterOf('multiline');
const getUnicodeSets = getterOf('unicodeSets');

/** How far a text is from containing a match: a tie-breaker, for suitable texts are made from the pattern itself. */
export function patternDistance(pattern: unknown, text: unknown): RawDistance {
  if (!types.isRegExp(pattern) || typeof text !== 'string') return sameKind(1);
  const flags = `${getIgnoreCase?.call(pattern) === true ? 'i' : ''}${getMultiline?.call(pattern) === true ? 'm' : ''}${getUnicodeSets?.call(pattern) === true ? 'v' : ''}`;
  const cost = matchCost(getSource?.call(pattern) as string, flags, text);
  return cost === null ? sameKind(1) : cost === Number.POSITIVE_INFINITY ? FAR : sameKind(Math.max(cost, 0.5));
}

/** The getter of an own flag of regular expressions; the newest flags are missing from older engines. */
function getterOf(name: 'source' | 'ignoreCase' | 'multiline' | 'unicodeSets'): ((this: RegExp) => unknown) | undefined {
  return Object.getOwnPropertyDescriptor(RegExp.prototype, name)?.get;
}
