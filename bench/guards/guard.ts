/** A small ES module with one branch that is hard to reach: the one that returns `'reached'`. */
export interface Guard {
  readonly name: string;
  readonly source: string;
}
