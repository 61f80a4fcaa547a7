import type { ResolvedOptions } from './resolve-options.ts';

/** One line an option: name, value as JSON, who gave it. */
export function printConfig({ values }: ResolvedOptions): string {
  const rows = Object.entries(values).map(([name, { value, from }]) => [name, JSON.stringify(value), from] as const);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => (row[column] as string).length)));
  return rows.map(([name, value, from]) => `${name.padEnd(widths[0] as number)}  ${value.padEnd(widths[1] as number)}  ${from}\n`).join('');
}
