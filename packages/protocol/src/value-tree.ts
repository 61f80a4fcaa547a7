/** Numbers that JSON cannot carry are spelled out. */
export type NumberLiteral = number | 'NaN' | 'Infinity' | '-Infinity' | '-0';

/** A property key of the subject: a string, or a well-known symbol by name (`iterator`, `asyncIterator`, …). */
export type PropertyKeyDto = string | { readonly symbol: string };

export type TypedArrayType =
  | 'Int8Array'
  | 'Uint8Array'
  | 'Uint8ClampedArray'
  | 'Int16Array'
  | 'Uint16Array'
  | 'Int32Array'
  | 'Uint32Array'
  | 'Float32Array'
  | 'Float64Array'
  | 'BigInt64Array'
  | 'BigUint64Array';

export interface PropertyTree {
  readonly key: string;
  /** `data`: a plain property; `getter`: an accessor that returns the value, or throws it when `throws`. */
  readonly role: 'data' | 'getter';
  readonly throws?: boolean;
  readonly value: ValueTree;
}

/**
 * What a synthesised function does on one call. Call `k` follows `plan[min(k, plan.length - 1)]`;
 * an empty plan returns `undefined`.
 */
export type BehaviourDto =
  | { readonly kind: 'return'; readonly value: ValueTree }
  | { readonly kind: 'return-argument'; readonly index: number }
  | { readonly kind: 'return-this' }
  | { readonly kind: 'throw'; readonly value: ValueTree }
  | {
      readonly kind: 'call-argument';
      readonly index: number;
      readonly args: readonly ValueTree[];
      readonly when: 'now' | 'microtask' | 'timer';
    }
  | {
      readonly kind: 'write-argument';
      readonly index: number;
      readonly key: string;
      readonly value: ValueTree;
    };

/**
 * An input value as a finite tree of plain data. `reference` is the value bound by an earlier statement,
 * `export` the member of the subject's namespace at that path.
 */
export type ValueTree =
  | { readonly kind: 'undefined' }
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: NumberLiteral }
  | { readonly kind: 'bigint'; readonly value: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'symbol'; readonly description: string; readonly wellKnown?: boolean }
  | { readonly kind: 'regexp'; readonly source: string; readonly flags: string }
  | { readonly kind: 'date'; readonly milliseconds: NumberLiteral }
  | { readonly kind: 'array'; readonly items: readonly ValueTree[] }
  | {
      readonly kind: 'object';
      readonly properties: readonly PropertyTree[];
      readonly prototype?: 'null';
    }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [ValueTree, ValueTree])[] }
  | { readonly kind: 'set'; readonly items: readonly ValueTree[] }
  | { readonly kind: 'typed-array'; readonly type: TypedArrayType; readonly items: readonly NumberLiteral[] }
  | { readonly kind: 'error'; readonly type: string; readonly message: string }
  | { readonly kind: 'promise'; readonly state: 'resolved' | 'rejected'; readonly value: ValueTree }
  | {
      readonly kind: 'function';
      readonly style: 'arrow' | 'function' | 'async' | 'generator';
      readonly arity: number;
      readonly plan: readonly BehaviourDto[];
    }
  | { readonly kind: 'iterable'; readonly items: readonly ValueTree[]; readonly async?: boolean }
  | { readonly kind: 'reference'; readonly statement: number }
  | { readonly kind: 'export'; readonly path: readonly string[] };
