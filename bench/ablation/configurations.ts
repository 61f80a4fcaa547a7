import { UsageError } from '../usage-error.ts';

/** A search as the CLI takes it. */
export interface Configuration {
  readonly name: string;
  readonly algorithm: string;
  readonly without: readonly string[];
}

/** What every other configuration is compared with. */
export const REFERENCE = 'dynamosa';

export const DEFAULT_CONFIGURATIONS = [REFERENCE, 'dynamosa-suggestions', 'dynamosa-types', 'dynamosa-local-search', 'dynamosa-mimics', 'random'] as const;

const PARTS = ['suggestions', 'types', 'local-search', 'mimics'];

/** Reads `dynamosa-suggestions-types`: an algorithm, then the parts that it has to do without. */
export function configurationIn(name: string): Configuration {
  const without: string[] = [];
  let algorithm = name;
  for (let part = partAtEnd(algorithm); part !== undefined; part = partAtEnd(algorithm)) {
    without.unshift(part);
    algorithm = algorithm.slice(0, -part.length - 1);
  }
  if (algorithm === '') throw new UsageError(`A configuration is an algorithm and what it does without, such as dynamosa-types, not '${name}'.`);
  return { name, algorithm, without };
}

function partAtEnd(name: string): string | undefined {
  return PARTS.find((part) => name.endsWith(`-${part}`));
}
