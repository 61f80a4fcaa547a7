import { mutate } from '@auklet/instrumentation/mutants';

/** What calls of `exports.f` return, without a mutant and then with each of them. */
export function runMutants(source: string, calls: readonly unknown[][], how: 'mutated' | 'plain' = 'mutated'): unknown[][] {
  if (how === 'plain') return [callAll(source, calls)];
  const { source: mutated, mutants } = mutate(source, { filename: 'f.js', format: 'commonjs', language: 'javascript', jsx: false });
  return [0, ...mutants.map(({ id }) => id)].map((active) => {
    const key = Symbol.for('auklet.mutant-switch');
    Object.defineProperty(globalThis, key, { value: (id: number) => id === active, configurable: true });
    try {
      return callAll(mutated, calls);
    } finally {
      Reflect.deleteProperty(globalThis, key);
    }
  });
}

function callAll(source: string, calls: readonly unknown[][]): unknown[] {
  const exports: { f?: (...args: unknown[]) => unknown } = {};
  new Function('exports', source)(exports);
  return calls.map((args) => {
    try {
      return exports.f?.(...args);
    } catch {
      return 'throws';
    }
  });
}
