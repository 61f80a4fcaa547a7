/** What a gate looked at and what is wrong with it. */
export interface GateReport {
  readonly looked: number;
  /** What was counted: `files`, `packages`. */
  readonly things: string;
  /** One text for people; empty when all is well. */
  readonly problems: string;
}

export interface Gate {
  readonly name: string;
  readonly run: () => Promise<GateReport>;
}

/** A gate that has looked at nothing has proved nothing, so it fails, too. */
export function passes({ looked, problems }: GateReport): boolean {
  return looked > 0 && problems === '';
}

/** `ok   boundaries  280 imports` */
export function gateLine(name: string, report: GateReport): string {
  const { looked, things } = report;
  return `${passes(report) ? 'ok  ' : 'FAIL'} ${name.padEnd(10)}  ${looked} ${things}`;
}
