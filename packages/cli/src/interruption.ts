import { SIGNAL_EXIT } from './exit-code.ts';

/** What the signals of a user bring about. */
export interface Interruption {
  /** Aborted by the first signal. */
  readonly signal: AbortSignal;
  /** Of the signal that came; `null` when none did. */
  exitCode(): number | null;
  dispose(): void;
}

/** The first signal ends the search, the second one ends everything at once. */
export function listenForSignals(): Interruption {
  const controller = new AbortController();
  let code: number | null = null;
  const onSignal = (name: NodeJS.Signals): void => {
    const signalCode = SIGNAL_EXIT[name as keyof typeof SIGNAL_EXIT];
    if (code !== null) process.exit(signalCode);
    code = signalCode;
    controller.abort();
  };
  const names = Object.keys(SIGNAL_EXIT) as NodeJS.Signals[];
  for (const name of names) process.on(name, onSignal);
  return {
    signal: controller.signal,
    exitCode: () => code,
    dispose: () => {
      for (const name of names) process.off(name, onSignal);
    },
  };
}
