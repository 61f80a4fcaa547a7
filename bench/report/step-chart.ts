export interface Curve {
  readonly name: string;
  /** Ascending in `x`; `y` in [0, 1] holds until the next point. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

const [WIDTH, HEIGHT] = [720, 360];
const FRAME = { left: 50, right: 540, top: 20, bottom: 320 };
const COLOURS = ['#4477aa', '#ee6677', '#228833', '#ccbb44', '#66ccee', '#aa3377', '#777777'];

/** Step functions over [0, `most`] as an SVG, one colour each; `unit` names the horizontal axis. */
export function stepChart(curves: readonly Curve[], most: number, unit: string): string {
  const x = (value: number): number => Math.round(FRAME.left + ((FRAME.right - FRAME.left) * Math.min(value, most)) / most);
  const y = (value: number): number => Math.round(FRAME.bottom - (FRAME.bottom - FRAME.top) * value);
  const levels = [0, 0.25, 0.5, 0.75, 1].map((level) => `<line x1="${FRAME.left}" x2="${FRAME.right}" y1="${y(level)}" y2="${y(level)}" stroke="#ddd"/><text x="${FRAME.left - 6}" y="${y(level) + 4}" text-anchor="end">${100 * level} %</text>`);
  const lines = curves.map(({ name, points }, i) => {
    const colour = COLOURS[i % COLOURS.length] as string;
    const steps = points.map((point, at) => `${at === 0 ? `M${x(point.x)} ` : `H${x(point.x)}V`}${y(point.y)}`).join('');
    const label = `<text x="${FRAME.right + 10}" y="${FRAME.top + 12 + 16 * i}" fill="${colour}">${escaped(name)}</text>`;
    return `<path d="${steps}H${x(most)}" fill="none" stroke="${colour}" stroke-width="1.5"/>${label}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#fff"/>
${levels.join('\n')}
${lines.join('\n')}
<text x="${FRAME.left}" y="${FRAME.bottom + 20}">0</text><text x="${FRAME.right}" y="${FRAME.bottom + 20}" text-anchor="end">${most} ${escaped(unit)}</text>
</svg>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
