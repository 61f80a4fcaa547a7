import type { SubjectFigures } from '../engine/engine.ts';

const WIDTH = 720;
const ROW = 34;
const LEFT = 150;
const SCALE = 320;

/** A bar for each subject: tests per second in a child process against in-process, one batch and two batches in flight. */
export function engineChart(figures: readonly SubjectFigures[]): string {
  const height = 60 + figures.length * ROW;
  const rows = figures.map(({ subject, byBatch, pipelined }, index) => {
    const top = 44 + index * ROW;
    return `${bar(subject, top, byBatch['36'] ?? 0, '#4a7fb5', true)}${bar(subject, top + 13, pipelined, '#9dbfe0', false)}`;
  });
  const parity = LEFT + SCALE;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#fff"/>
<text x="10" y="20" font-size="14">Tests per second in a child process, in-process = 1 (batches of 36; dark: one in flight, light: two)</text>
<line x1="${parity}" y1="32" x2="${parity}" y2="${height - 8}" stroke="#888" stroke-dasharray="4 3"/>
${rows.join('\n')}
</svg>
`;
}

function bar(subject: string, top: number, ratio: number, colour: string, isNamed: boolean): string {
  const name = isNamed ? `<text x="${LEFT - 8}" y="${top + 14}" text-anchor="end">${subject}</text>` : '';
  const width = Math.round(ratio * SCALE);
  return `${name}<rect x="${LEFT}" y="${top}" width="${width}" height="11" fill="${colour}"/><text x="${LEFT + width + 6}" y="${top + 10}">${ratio.toFixed(2)}</text>`;
}
