const { get, set } = Map.prototype;

/** A map for the tracer's own use: a subject may patch the methods of maps, and lookups of others are watched. */
export function unwatchedMap<K, V>(entries: readonly (readonly [K, V])[] = []): Map<K, V> {
  return Object.assign(new Map<K, V>(entries), { get, set });
}
