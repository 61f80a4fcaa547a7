/** How much one source of evidence says about a slot, relative to the others. */
export const EVIDENCE_WEIGHTS = {
  /** A TypeScript annotation or declaration file; shared out among the members of a union. */
  declared: 20,
  /** JSDoc. */
  documented: 8,
  /** A default initializer. */
  default: 6,
  /** One use in the function's body. */
  use: 3,
  /** All uses that point to the same kind. */
  useCap: 9,
  /** A telling parameter or property name. */
  name: 2,
} as const;
