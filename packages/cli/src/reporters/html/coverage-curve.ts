import type { ModuleDetails } from '@auklet/generator';

const WIDTH = 600;
const HEIGHT = 120;

/** Goals covered over the time of the search. */
export function coverageCurve({ goals, steps }: ModuleDetails['timeline']): string {
  const end = Math.max(1, steps.at(-1)?.milliseconds ?? 1);
  const x = (milliseconds: number): string => ((WIDTH * milliseconds) / end).toFixed(1);
  const y = (covered: number): string => (HEIGHT - (HEIGHT * covered) / Math.max(1, goals)).toFixed(1);
  const path = steps.map(({ milliseconds, covered }, index) => (index === 0 ? `M0 ${HEIGHT}V${y(covered)}H${x(milliseconds)}` : `H${x(milliseconds)}V${y(covered)}`)).join('');
  const last = steps.at(-1)?.covered ?? 0;
  return `<figure><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${last} of ${goals} goals covered after ${(end / 1000).toFixed(1)} seconds" preserveAspectRatio="none"><path d="${path}"/></svg>
<figcaption>goals covered over ${(end / 1000).toFixed(1)} s: ${last} of ${goals}</figcaption></figure>`;
}
