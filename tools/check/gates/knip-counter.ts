import type { ReporterOptions } from 'knip';

/** A reporter for knip that says how much it looked at. */
export default function countFiles({ counters }: ReporterOptions): void {
  console.log(`files analysed: ${counters.processed}`);
}
