export interface Options {
  readonly strict?: boolean;
  readonly onItem?: (item: string, index: number) => void;
}

export function split(text: string, options: Options = {}): string[] {
  if (typeof text !== 'string') throw new TypeError('text has to be a string');
  const parts = text.split(',');
  if (options.strict === true && parts.includes('')) throw new RangeError('empty part');
  parts.forEach((part, index) => options.onItem?.(part, index));
  return parts;
}

export function find(list: readonly string[], wanted: string): { readonly at: number } | null {
  const at = list.indexOf(wanted);
  return at < 0 ? null : { at };
}

export class Counter<T> {
  private readonly seen = new Map<T, number>();
  total = 0;

  add(item: T): this {
    this.seen.set(item, (this.seen.get(item) ?? 0) + 1);
    this.total++;
    return this;
  }

  get size(): number {
    return this.seen.size;
  }
}

export function transform(values: readonly number[], change: (value: number, index: number) => number): number[] {
  return values.map(change);
}
