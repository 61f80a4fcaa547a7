const GLOBAL_CLASSES: ReadonlySet<string> = new Set(
  (
    'AggregateError Array ArrayBuffer BigInt64Array BigUint64Array Boolean Buffer DataView Date Error EvalError Float32Array Float64Array Function ' +
    'Int16Array Int32Array Int8Array Map Number Object Promise RangeError ReferenceError RegExp Set SharedArrayBuffer String SyntaxError TypeError ' +
    'URIError URL URLSearchParams Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakSet AbortController AbortSignal Event EventTarget ' +
    'Headers Request Response FormData Blob TextDecoder TextEncoder DOMException'
  ).split(' '),
);

/** Whether every supported Node has a global class of that name. */
export function isGlobalClass(name: string): boolean {
  return GLOBAL_CLASSES.has(name);
}
