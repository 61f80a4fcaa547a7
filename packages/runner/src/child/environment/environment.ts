// Runs in the child: may import node builtins and protocol only.
import { syncBuiltinESMExports } from 'node:module';
import type { DenialDto, ExecutorSettings } from '@auklet/protocol';
import { Activity } from './activity.ts';
import { Denials } from './denials.ts';
import { EventLoop } from './event-loop.ts';
import { type ClockTask, FakeClock } from './fake-clock.ts';
import { FixedEnvironment, type FixedEnvironmentOptions } from './fixed-env.ts';
import { Interruptions } from './interruptions.ts';
import { Leaks } from './leaks.ts';
import { patchAccess } from './patch-access.ts';
import { patchOutput } from './patch-output.ts';
import { patchProcess, protectListeners } from './patch-process.ts';
import { patchRandom, SeededWords } from './patch-random.ts';
import { patchTime } from './patch-time.ts';
import { patchTimers } from './patch-timers.ts';
import { Patches } from './patches.ts';

/** What went wrong outside of any statement: in a callback, or in a promise that nobody handled. */
export interface AsynchronousFailure {
  readonly kind: 'threw' | 'unhandled-rejection';
  readonly statement: number;
  readonly thrown: unknown;
}

export type EnvironmentOptions = Pick<ExecutorSettings, 'seed' | 'epochMs' | 'allow'> & FixedEnvironmentOptions;

/** The world that a subject sees: fixed time, randomness and variables, no way out. */
export class Environment {
  readonly clock: FakeClock;
  readonly activity: Activity = new Activity();
  readonly leaks: Leaks = new Leaks();
  readonly interruptions: Interruptions = new Interruptions(() => this.activity.currentOwner());
  readonly loop: EventLoop;
  failure: AsynchronousFailure | undefined;
  readonly #patches = new Patches();
  readonly #words: SeededWords;
  readonly #variables: FixedEnvironment;
  readonly #allow: ExecutorSettings['allow'];
  readonly #denials: Denials;

  /** @param onDenied hears at once what the subject tries and may not do */
  constructor({ seed, epochMs, allow, ...variables }: EnvironmentOptions, onDenied: (denial: DenialDto) => void) {
    this.clock = new FakeClock(epochMs);
    this.#denials = new Denials(onDenied);
    this.#variables = new FixedEnvironment(variables, this.#denials);
    this.loop = new EventLoop(this.clock, (task) => this.#runTask(task));
    this.#words = new SeededWords(seed);
    this.#allow = allow;
  }

  install(): void {
    const patches = this.#patches;
    this.loop.calibrate();
    patchTime(patches, this.clock);
    patchTimers(patches, this.clock, this.activity);
    patchRandom(patches, this.#words);
    patchOutput(patches);
    patchAccess(patches, this.#allow, this.#denials);
    this.#variables.install(patches);
    this.#listen();
    patchProcess(patches, this.interruptions, this.#denials);
    this.activity.watch(patches);
    syncBuiltinESMExports();
    this.leaks.remember();
  }

  restore(): void {
    this.#patches.restore();
    syncBuiltinESMExports();
  }

  /** The same start for every test. @param statement on whose behalf code runs from now on */
  reset(statement: number): void {
    this.clock.reset();
    this.#words.restart();
    this.#variables.reset();
    this.interruptions.clear();
    this.#denials.reset();
    process.exitCode = undefined;
    this.activity.begin(statement);
    this.loop.calibrate();
    this.failure = undefined;
  }

  fail(kind: AsynchronousFailure['kind'], statement: number, thrown: unknown): void {
    this.failure ??= { kind, statement, thrown };
  }

  #runTask(task: ClockTask): void {
    try {
      this.activity.onBehalfOf(task.statement, task.run);
    } catch (error) {
      this.fail('threw', task.statement, error);
    }
  }

  /** Takes the place of every other listener until it is restored. */
  #listen(): void {
    const listeners = {
      uncaughtException: (error: unknown) => this.fail('threw', this.activity.currentOwner(), error),
      unhandledRejection: (reason: unknown, promise: object) => this.fail('unhandled-rejection', this.activity.ownerOf(promise), reason),
    };
    for (const [event, listener] of Object.entries(listeners)) {
      const others = process.rawListeners(event);
      process.removeAllListeners(event);
      process.on(event, listener);
      this.#patches.onRestore(() => {
        process.removeAllListeners(event);
        for (const other of others) process.on(event, other as (...args: unknown[]) => void);
      });
    }
    const protectedListeners = new Set<unknown>(process.eventNames().flatMap((event) => process.rawListeners(event as string)));
    protectListeners(this.#patches, (listener) => protectedListeners.has(listener));
  }
}
