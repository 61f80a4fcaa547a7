import type { GenerateEvent, Phase } from '@auklet/generator';
import { percentage } from '../reporters/percentage.ts';

const PHASES: Readonly<Record<Phase, string>> = {
  read: 'reading',
  search: 'searching',
  minimise: 'shortening the tests',
  assert: 'choosing assertions',
  hunt: 'looking for tests that notice mutants',
  verify: 'running the tests',
  reproduce: 'reproducing findings',
};

/** One line about an event, or `null` when there is nothing to say. */
export function describeProgress(event: GenerateEvent): string | null {
  switch (event.type) {
    case 'started':
      return `${event.targets.length} ${event.targets.length === 1 ? 'module' : 'modules'}, seed ${event.seed}`;
    case 'target-started':
      return `[${event.position}/${event.total}] ${event.file}`;
    case 'phase':
      return `${event.file}: ${PHASES[event.phase]}`;
    case 'progress':
      return `${event.file}: goals ${percentage(event.goals)}, ${event.executions} executions, ${rate(event.executions, event.elapsedMs)}/s${findings(event.findings)}`;
    case 'first-test':
      return `${event.file}: first test after ${(event.elapsedMs / 1000).toFixed(1)} s: ${event.source.replaceAll('\n', ' ')}`;
    case 'target-finished':
      return null;
  }
}

function findings(count: number): string {
  return count === 0 ? '' : `, ${count} ${count === 1 ? 'finding' : 'findings'}`;
}

function rate(executions: number, elapsedMs: number): number {
  return elapsedMs === 0 ? 0 : Math.round((executions * 1000) / elapsedMs);
}
