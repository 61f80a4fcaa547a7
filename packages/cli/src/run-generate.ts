import { generate } from '@auklet/generator';
import { exitCodeOf, SIGNAL_EXIT } from './exit-code.ts';
import { createProgress } from './progress/create-progress.ts';
import { printSummary } from './print-summary.ts';

/** What commander reads from `auklet generate`; `generate` validates it. */
export interface GenerateFlags {
  readonly out?: string;
  readonly framework: string;
  readonly budget?: string;
  readonly maxExecutions?: number;
  readonly maxStatements?: number;
  readonly maxGenerations?: number;
  readonly maxCoverage?: number;
  readonly plateau?: number;
  readonly maxMemory?: number;
  readonly seed?: number;
  readonly algorithm: string;
  readonly without?: readonly string[];
  readonly isolation: string;
  readonly allow?: readonly string[];
  readonly subprocess: boolean;
  readonly workers?: number;
  readonly json?: boolean;
}

/** Generates and reports; on a signal what was found so far is written before the exit code says so. */
export async function runGenerate(targets: readonly string[], flags: GenerateFlags, version: string): Promise<number> {
  const { json, ...options } = flags;
  const interruption = listenForSignals();
  const progress = createProgress(process.stderr);
  try {
    const report = await generate({ targets, ...options }, { cwd: process.cwd(), version, onEvent: progress.onEvent, signal: interruption.signal });
    progress.stop();
    if (json) process.stdout.write(`${JSON.stringify(report)}\n`);
    else printSummary(report, process.stdout);
    return interruption.exitCode() ?? exitCodeOf(report);
  } finally {
    progress.stop();
    interruption.dispose();
  }
}

interface Interruption {
  readonly signal: AbortSignal;
  exitCode(): number | null;
  dispose(): void;
}

/** The first signal ends the search, the second one ends everything at once. */
function listenForSignals(): Interruption {
  const controller = new AbortController();
  let code: number | null = null;
  const onSignal = (name: NodeJS.Signals): void => {
    const signalCode = SIGNAL_EXIT[name as keyof typeof SIGNAL_EXIT];
    if (code !== null) process.exit(signalCode);
    code = signalCode;
    controller.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    exitCode: () => code,
    dispose: () => {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
