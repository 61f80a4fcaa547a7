import { readFileSync } from 'node:fs';
import { arch, availableParallelism, platform, totalmem } from 'node:os';

/** What a figure depends on besides the code: the class of the machine and the versions. */
export interface Environment {
  readonly auklet: string;
  readonly node: string;
  readonly platform: string;
  readonly cores: number;
  readonly memoryGiB: number;
}

export function environment(): Environment {
  const manifest = readFileSync(new URL('../packages/cli/package.json', import.meta.url), 'utf8');
  return {
    auklet: (JSON.parse(manifest) as { version: string }).version,
    node: process.version,
    platform: `${platform()}-${arch()}`,
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
  };
}
