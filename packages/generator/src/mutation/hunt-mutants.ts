import { killOf, nameInputs } from '@auklet/assertions';
import type { Mutant } from '@auklet/instrumentation/mutants';
import type { Executor, TestCaseDto } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import { phenotypeKey } from '@auklet/testcase';
import { comparisons, comparisonsOf } from '@auklet/tracer';
import { resultsOf } from '../executors/executor-factory.ts';
import type { ModuleJob } from '../module-job.ts';
import type { PreparedModule } from '../steps/1-prepare-module.ts';
import { candidatesOf } from '../suites/observatory.ts';
import type { MutantRun, MutantRunner } from './mutant-runner.ts';
import type { Parent, VariantBreeder } from './variant-breeder.ts';

export interface HuntParts {
  readonly prepared: PreparedModule;
  readonly breeder: VariantBreeder;
  readonly runner: MutantRunner;
  /** For the original module; must carry the tracer. */
  readonly executor: Executor;
  readonly random: Random;
  readonly job: ModuleJob;
}

/** Mutants that are pursued in one round, and variants that are bred for each. */
const TARGETS = 40;
const VARIANTS = 6;
/** A mutant that so many variants did not show is left alone: it may well be equivalent. */
const MOST_VARIANTS = 60;
/** Further mutants that a variant is tried on because it happens to come by them. */
const BYSTANDERS = 3;
/** Tests that are there already and are tried on a mutant as they are. */
const MOST_FIRST_TRIES = 4;
/** Executions that a target costs in a round, about; a round is to fit into what is left of the budget. */
const COST = VARIANTS * (2 + BYSTANDERS);
const LEAST_TARGETS = 4;
const MOST_PARENTS = 12;

/** A test case with the mutants that it was seen to kill. */
export interface Killer {
  readonly testCase: TestCaseDto;
  readonly mutants: readonly number[];
}

/** Varies tests that come by live mutants until one of them behaves differently on the mutant; that it does not end would be a poor reason for a test. */
export class MutantHunt {
  readonly #parts: HuntParts;
  readonly #live: Map<number, { readonly mutant: Mutant; tried: number; readonly parents: Parent[] }>;
  readonly #seen = new Set<string>();

  /** @param mutants the first ones first, should the budget end before all had their turn */
  constructor(mutants: readonly Mutant[], parts: HuntParts) {
    this.#parts = parts;
    this.#live = new Map(mutants.map((mutant) => [mutant.id, { mutant, tried: 0, parents: [] }]));
  }

  /** Test cases that kill mutants, in the order in which they were found, until the share of the budget is spent. */
  async run(testCases: readonly TestCaseDto[], share: number): Promise<readonly Killer[]> {
    const { runner, random, breeder } = this.#parts;
    const killers = [...(await this.#tryAll(testCases, []))];
    for (let round = 0; !runner.hasSpent(share); round++) {
      const luck = random.fork(round);
      const targets = this.#targets(Math.max(LEAST_TARGETS, Math.min(TARGETS, Math.floor(runner.leftOf(share) / COST))));
      if (targets.length === 0) break;
      const variants = targets.flatMap((hunted) => {
        hunted.tried += VARIANTS;
        const parent = luck.pick(hunted.parents);
        return breeder.variantsOf(parent, hunted.mutant, VARIANTS, luck).map((testCase) => ({ testCase, target: hunted.mutant.id }));
      });
      const fresh = variants.filter(({ testCase }) => this.#isNew(testCase));
      killers.push(...(await this.#tryAll(fresh.map(({ testCase }) => testCase), fresh.map(({ target }) => target))));
    }
    return killers;
  }

  /** The least tried of the mutants that some test comes by, in the order in which they were given. */
  #targets(most: number) {
    const open = [...this.#live.values()].filter(({ parents, tried }) => parents.length > 0 && tried < MOST_VARIANTS);
    return open.sort((a, b) => a.tried - b.tried).slice(0, most);
  }

  #isNew(testCase: TestCaseDto): boolean {
    const key = phenotypeKey(testCase);
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }

  /** Runs test cases on the live mutants that they come by, all or their target first; returns those that kill one. */
  async #tryAll(testCases: readonly TestCaseDto[], targets: readonly number[]): Promise<readonly Killer[]> {
    const { prepared, job, runner } = this.#parts;
    const named = testCases.map(nameInputs);
    const originals = await runner.runOriginal(named);
    const tests = originals.map((run, index) => candidatesOf(prepared, named[index] as TestCaseDto, [run], job));
    const firstTries = new Map<number, number>();
    const pairs = originals.flatMap(({ reached }, index) => {
      const target = targets[index];
      const mutants = target === undefined ? this.#untried(reached, firstTries) : this.#worthTrying(reached, target);
      return tests[index] === undefined ? [] : mutants.map((mutant) => ({ index, mutant }));
    });
    const runs = await runner.run(pairs.map(({ index, mutant }) => ({ testCase: named[index] as TestCaseDto, mutant, original: originals[index] as MutantRun })));
    const killed = new Map<number, number[]>();
    pairs.forEach(({ index, mutant }, position) => {
      const test = tests[index];
      const run = runs[position];
      const kill = test === undefined || run === undefined || run === originals[index] || !this.#live.has(mutant) ? null : killOf(test, run);
      if (kill === null || kill.isEndless) return;
      this.#live.delete(mutant);
      killed.set(index, [...(killed.get(index) ?? []), mutant]);
    });
    await this.#adopt(testCases, originals.map(({ reached }) => reached));
    return [...killed].sort(([a], [b]) => a - b).map(([index, mutants]) => ({ testCase: testCases[index] as TestCaseDto, mutants }));
  }

  /** Those that few of the tests at hand were tried on. */
  #untried(reached: readonly number[], tries: Map<number, number>): readonly number[] {
    const wanted = reached.filter((mutant) => this.#live.has(mutant) && (tries.get(mutant) ?? 0) < MOST_FIRST_TRIES);
    for (const mutant of wanted) tries.set(mutant, (tries.get(mutant) ?? 0) + 1);
    return wanted;
  }

  #worthTrying(reached: readonly number[], target: number): readonly number[] {
    const live = reached.filter((mutant) => this.#live.has(mutant));
    const others = live.filter((mutant) => mutant !== target).sort((a, b) => this.#triedOf(a) - this.#triedOf(b) || a - b);
    return [...live.filter((mutant) => mutant === target), ...others.slice(0, BYSTANDERS)];
  }

  #triedOf(mutant: number): number {
    return this.#live.get(mutant)?.tried ?? 0;
  }

  /** Test cases that come by a live mutant with few parents become its parents. */
  async #adopt(testCases: readonly TestCaseDto[], reached: readonly (readonly number[])[]): Promise<void> {
    const wanted = reached.map((mutants) => mutants.flatMap((mutant) => this.#live.get(mutant) ?? []).filter(({ parents }) => parents.length < MOST_PARENTS));
    const adopted = testCases.map((testCase, index) => ({ testCase, hunted: wanted[index] ?? [] })).filter(({ hunted }) => hunted.length > 0);
    if (adopted.length === 0) return;
    await this.#parts.executor.withObservers([comparisons({ module: this.#parts.prepared.source.file })], async (executor) => {
      const results = await resultsOf(executor.executeMultiple(adopted.map(({ testCase }) => testCase)));
      adopted.forEach(({ testCase, hunted }, index) => {
        const result = results[index];
        if (result === undefined) return;
        const parent = { testCase, comparisons: comparisonsOf(result) };
        for (const { parents } of hunted) if (parents.length < MOST_PARENTS) parents.push(parent);
      });
    });
  }
}
