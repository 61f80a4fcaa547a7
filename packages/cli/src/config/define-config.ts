import type { GenerateOptionsInput } from '@auklet/generator';

/** What `auklet.config.ts` may say; flags win over it. Paths and globs are relative to the configuration. */
export interface AukletConfig extends GenerateOptionsInput {
  /** How results are shown: the name of a reporter, or `name:file`. */
  readonly reporter?: readonly string[];
  /** Whether results of earlier runs count; true by default. */
  readonly cache?: boolean;
  /** Folder for them; `node_modules/.cache/auklet` by default. */
  readonly cacheFolder?: string;
  /** Percentage of the branches; less is exit code 1. */
  readonly minCoverage?: number;
  /** Whether a crash, an exit or a hang is exit code 1. */
  readonly failOnFindings?: boolean;
  readonly quiet?: boolean;
  /** Run everything inside bubblewrap. */
  readonly sandbox?: boolean;
  /** Address of the Redis through which `auklet work` does the work. */
  readonly queue?: string;
}

export type AukletConfigSource = AukletConfig | (() => AukletConfig | Promise<AukletConfig>);

/** The configuration as it is; gives editors its type. */
export function defineConfig(config: AukletConfigSource): AukletConfigSource {
  return config;
}
