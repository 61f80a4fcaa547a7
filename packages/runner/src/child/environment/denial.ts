// Runs in the child: may import node builtins and protocol only.

/** What a denied call throws; the code is that of Node's own permission model. */
export function denied(what: string): Error {
  const error = new Error(`Access to this API has been restricted: ${what}`);
  return Object.assign(error, { code: 'ERR_ACCESS_DENIED', permission: what });
}

/** A function that denies, under the name of the one it replaces. */
export function deny(what: string): () => never {
  return () => {
    throw denied(what);
  };
}

/** The same for what returns a promise. */
export function denyAsynchronously(what: string): () => Promise<never> {
  return async () => {
    throw denied(what);
  };
}
