/** What the person at the command line has to mend; its message says how. */
export class UsageError extends Error {}
