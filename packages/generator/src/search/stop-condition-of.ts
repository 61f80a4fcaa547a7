import { anyOf, coverageReached, maxCost, maxExecutions, maxGenerations, plateau, type StopCondition, stopWhen } from '@auklet/search';
import type { Deadline } from '../deadline.ts';
import type { GenerateOptions } from '../options/generate-options.ts';

const MIB = 2 ** 20;

/**
 * Everything that ends a search, whichever comes first. How much of the budget counts as spent depends on executions alone:
 * a search that the clock ends has to focus as its replay does, which knows nothing of the clock.
 */
export function stopConditionOf(options: GenerateOptions, deadline: Deadline): StopCondition {
  const conditions = anyOf(stopWhen(() => deadline.passed()), ...limitsOf(options));
  return { ...conditions, spent: ({ executions, executionsSinceGain }) => (executions === 0 ? 0 : executionsSinceGain / executions) };
}

function limitsOf(options: GenerateOptions): StopCondition[] {
  return [
    ...limit(options.maxExecutions, maxExecutions),
    ...limit(options.maxStatements, maxCost),
    ...limit(options.maxGenerations, maxGenerations),
    ...limit(options.maxCoverage, (percent) => coverageReached(percent / 100)),
    ...limit(options.plateau, plateau),
    ...limit(options.maxMemory, (mebibytes) => stopWhen(() => process.memoryUsage.rss() > mebibytes * MIB)),
  ];
}

function limit(value: number | undefined, create: (value: number) => StopCondition): StopCondition[] {
  return value === undefined ? [] : [create(value)];
}
