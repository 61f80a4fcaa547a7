import type { WorkerEvent } from '@auklet/queue';
import { AukletError } from '@auklet/protocol';
import { parseDuration } from '@auklet/generator';
import pc from 'picocolors';
import { EXIT, SIGNAL_EXIT } from '../exit-code.ts';
import { readVersion } from '../read-version.ts';
import { loadQueue } from './load-queue.ts';

export interface WorkFlags {
  readonly queue: string;
  readonly workers?: number;
  /** A duration. */
  readonly lostAfter?: string;
}

/** Works on jobs of a queue until a signal ends it: the first lets it finish the job at hand, the second does not. */
export async function runWork({ queue, workers, lostAfter }: WorkFlags): Promise<number> {
  const { Worker } = await loadQueue();
  const options = { ...(workers === undefined ? {} : { workers }), ...(lostAfter === undefined ? {} : { lostAfter: milliseconds(lostAfter) }) };
  const worker = await Worker.start(queue, { cwd: process.cwd(), version: readVersion(), ...options, onEvent: (event) => void process.stdout.write(`${lineOf(event)}\n`) });
  let isDraining = false;
  const drain = (signal: NodeJS.Signals): void => {
    if (isDraining) process.exit(SIGNAL_EXIT[signal as keyof typeof SIGNAL_EXIT]);
    isDraining = true;
    void worker.drain();
  };
  process.on('SIGTERM', drain).on('SIGINT', drain);
  return (await worker.ended()) === null ? EXIT.done : EXIT.usage;
}

function milliseconds(text: string): number {
  const duration = parseDuration(text);
  if (duration === null) throw new AukletError('usage', `--lost-after: "${text}" is no duration; write 500ms, 30s or 2m`);
  return duration;
}

function lineOf(event: WorkerEvent): string {
  switch (event.type) {
    case 'ready':
      return `waiting for jobs at ${event.queue}`;
    case 'job-started':
      return `${pc.dim('…')} ${event.file}`;
    case 'job-finished': {
      const { outcome, file, tests, findings } = event.result.report;
      return `${outcome === 'generated' || outcome === 'unchanged' ? pc.green('✓') : pc.red('✗')} ${file}: ${outcome}, ${tests} tests, ${findings.length} findings in ${(event.elapsedMs / 1000).toFixed(1)} s`;
    }
    case 'job-failed':
      return `${pc.red('✗')} ${event.file}: ${event.reason}`;
    case 'misfit':
      return `${pc.red('✗')} ${event.file}: ${event.reason}; bring this folder to what the producer has, installed packages included`;
  }
}
