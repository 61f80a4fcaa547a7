import type { CallableDto, StatementDto, ThrownDto, ValueTree } from '@auklet/protocol';
import { argumentsOf } from '../model/statement.ts';

const MOST = 10;
const PENALTY = 2;

type Kind = ValueTree['kind'];

/**
 * How kinds of arguments have fared in calls: a kind gains when the call returns and loses when it ends in a
 * TypeError, so that unknown parameters find the kinds that get them somewhere.
 */
export class ParameterEvidence {
  readonly #weights = new Map<string, Map<Kind, number>>();
  readonly #keys = new Map<string, string[]>();

  /** Kinds with the weight they have earned, below zero when they fail. */
  weightsOf(callable: CallableDto, parameter: number): ReadonlyMap<Kind, number> | undefined {
    return this.#weights.get(`${callable.id} ${parameter}`);
  }

  /** Property names that failed calls of the callable have asked for. */
  keysFor(callable: CallableDto): readonly string[] {
    return this.#keys.get(String(callable.id)) ?? [];
  }

  record(callable: CallableDto, statement: StatementDto, thrown: ThrownDto | undefined): void {
    const gain = thrown === undefined ? 1 : thrown.type === 'TypeError' ? -PENALTY : 0;
    if (gain !== 0) argumentsOf(statement)?.forEach((argument, i) => this.#add(`${callable.id} ${i}`, argument.kind, gain));
    if (thrown === undefined) return;
    for (const key of this.keysIn(thrown)) this.#addKey(String(callable.id), key);
  }

  /** Property names that an error of the engine names. */
  keysIn(thrown: ThrownDto): readonly string[] {
    if (thrown.type !== 'TypeError') return [];
    return PATTERNS.flatMap((pattern) => {
      const key = pattern.exec(thrown.message)?.[1];
      return key === undefined ? [] : [key];
    });
  }

  #add(slot: string, kind: Kind, gain: number): void {
    const weights = this.#weights.get(slot) ?? new Map<Kind, number>();
    this.#weights.set(slot, weights);
    weights.set(kind, Math.max(-MOST, Math.min(MOST, (weights.get(kind) ?? 0) + gain)));
  }

  #addKey(slot: string, key: string): void {
    const keys = this.#keys.get(slot) ?? [];
    this.#keys.set(slot, keys);
    if (!keys.includes(key) && keys.length < 16) keys.push(key);
  }
}

/** Wordings of V8; where another engine words it differently, nothing is learnt. */
const PATTERNS: readonly RegExp[] = [
  /\(reading '([^']+)'\)/,
  /\(setting '([^']+)'\)/,
  /destructure property '([^']+)'/,
  /\.([\w$]+) is not a function/,
  /\.([\w$]+) is not iterable/,
];
