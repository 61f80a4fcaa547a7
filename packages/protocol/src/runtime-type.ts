/** What a statement bound, coarsely: what later statements could do with it. */
export interface RuntimeTypeDto {
  /** `typeof`, refined for objects. */
  readonly kind:
    | 'undefined'
    | 'null'
    | 'boolean'
    | 'number'
    | 'bigint'
    | 'string'
    | 'symbol'
    | 'function'
    | 'array'
    | 'promise'
    | 'iterator'
    | 'iterable'
    | 'async-iterable'
    | 'object'
    | 'opaque';
  /** Constructor name of an object. */
  readonly type?: string;
  /** Declared parameters of a function. */
  readonly length?: number;
  /** Method names of a function, or of a non-builtin object, own and inherited below `Object.prototype`; at most 32, sorted. */
  readonly methods?: readonly string[];
  /** Likewise names of its accessors that can be read. */
  readonly getters?: readonly string[];
}
