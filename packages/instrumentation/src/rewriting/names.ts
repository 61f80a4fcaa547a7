/** Names that instrumented code binds. */
export interface Names {
  readonly module: string;
  readonly hits: string;
  readonly state: string;
  readonly steps: string;
  readonly registry: string;
  readonly start: string;
  /** Prefix of temporaries. */
  readonly temporary: string;
}

/** Names of which none occurs in the source, not even as a part of another name. */
export function chooseNames(source: string): Names {
  let prefix = '_ak';
  while (source.includes(prefix)) prefix += '_';
  return {
    module: `${prefix}M`,
    hits: `${prefix}H`,
    state: `${prefix}S`,
    steps: `${prefix}N`,
    registry: `${prefix}R`,
    start: `${prefix}I`,
    temporary: `${prefix}T`,
  };
}
