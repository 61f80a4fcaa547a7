import type { CoverageFigure } from '@auklet/generator';

/** `83 % (10/12)`; a module without any has all of them. */
export function percentage({ covered, total }: CoverageFigure): string {
  const percent = total === 0 ? 100 : Math.floor((100 * covered) / total);
  return `${percent} % (${covered}/${total})`;
}
