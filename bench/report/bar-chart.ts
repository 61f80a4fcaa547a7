export interface Bar {
  readonly name: string;
  /** Percentage. */
  readonly value: number;
}

const [WIDTH, ROW, LEFT, SCALE] = [720, 26, 230, 4.2];

/** Horizontal bars of percentages as an SVG. */
export function barChart(bars: readonly Bar[]): string {
  const rows = bars.map(({ name, value }, i) => {
    const top = 10 + i * ROW;
    const width = Math.round(value * SCALE);
    return `<text x="${LEFT - 8}" y="${top + 14}" text-anchor="end">${name}</text><rect x="${LEFT}" y="${top}" width="${width}" height="18" fill="#4477aa"/><text x="${LEFT + width + 6}" y="${top + 14}">${value.toFixed(1)} %</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${20 + bars.length * ROW}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#fff"/>
${rows.join('\n')}
</svg>
`;
}
