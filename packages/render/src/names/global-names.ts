/** Global names of the newest supported Node and members of every object, fixed so that a file is the same whatever runs Auklet. */
export const GLOBAL_NAMES: ReadonlySet<string> = new Set(
  (
    'AbortController AbortSignal AggregateError Array ArrayBuffer AsyncDisposableStack Atomics BigInt BigInt64Array BigUint64Array Blob Boolean ' +
    'BroadcastChannel Buffer ByteLengthQueuingStrategy CloseEvent CompressionStream CountQueuingStrategy Crypto CryptoKey CustomEvent DOMException ' +
    'DataView Date DecompressionStream DisposableStack Error EvalError Event EventTarget File FinalizationRegistry Float16Array Float32Array ' +
    'Float64Array FormData Function Headers Infinity Int16Array Int32Array Int8Array Intl Iterator JSON Map Math MessageChannel MessageEvent ' +
    'MessagePort NaN Navigator Number Object Performance PerformanceEntry PerformanceMark PerformanceMeasure PerformanceObserver ' +
    'PerformanceObserverEntryList PerformanceResourceTiming Promise Proxy RangeError ReadableByteStreamController ReadableStream ' +
    'ReadableStreamBYOBReader ReadableStreamBYOBRequest ReadableStreamDefaultController ReadableStreamDefaultReader ReferenceError Reflect RegExp ' +
    'Request Response Set SharedArrayBuffer String SubtleCrypto SuppressedError Symbol SyntaxError TextDecoder TextDecoderStream TextEncoder ' +
    'TextEncoderStream TransformStream TransformStreamDefaultController TypeError URIError URL URLPattern URLSearchParams Uint16Array Uint32Array ' +
    'Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet WebAssembly WebSocket WritableStream WritableStreamDefaultController ' +
    'WritableStreamDefaultWriter __defineGetter__ __defineSetter__ __dirname __filename __lookupGetter__ __lookupSetter__ __proto__ atob btoa ' +
    'clearImmediate clearInterval clearTimeout console constructor crypto decodeURI decodeURIComponent encodeURI encodeURIComponent escape eval ' +
    'exports fetch global globalThis hasOwnProperty isFinite isNaN isPrototypeOf module navigator parseFloat parseInt performance process ' +
    'propertyIsEnumerable queueMicrotask require setImmediate setInterval setTimeout structuredClone toLocaleString toString undefined unescape valueOf'
  ).split(' '),
);
