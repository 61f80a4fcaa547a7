import type { GenerateEvent } from '@auklet/generator';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { liveProgress } from '../../dist/progress/live-progress.js';

const test = suite('live progress');

const ESCAPE = String.fromCharCode(27);

/** What a terminal shows after some output: rows, with the cursor movements that are used here. */
function screenOf(output: string): string[] {
  const rows = [''];
  let row = 0;
  for (const [, up, erase, control, text] of output.replaceAll(ESCAPE, '⎋').matchAll(/⎋\[(\d+)A|(⎋\[0J)|([\r\n])|([^\r\n⎋]+)/g)) {
    if (text !== undefined) rows[row] = `${rows[row] ?? ''}${text}`;
    else if (up !== undefined) row -= Number(up);
    else if (erase !== undefined) rows.splice(row, Infinity, '');
    else if (control === '\n') row += 1;
  }
  return rows;
}

function shown(events: readonly (readonly [atMs: number, event: GenerateEvent])[]): string[] {
  let output = '';
  let now = 0;
  const progress = liveProgress({ isTTY: true, columns: 60, write: (text: string) => (output += text) }, () => now);
  for (const [atMs, event] of events) {
    now = atMs;
    progress.onEvent(event);
  }
  return screenOf(output);
}

const started = (...targets: string[]): GenerateEvent => ({ type: 'started', targets, seed: 1 });
const progressOf = (file: string, covered: number, elapsedMs: number): GenerateEvent => ({ type: 'progress', file, goals: { covered, total: 10 }, executions: 500, elapsedMs, findings: 1 });
const finished = { type: 'target-finished' } as GenerateEvent;

test('one module has one row, which is rewritten', () => {
  assert.equal(shown([[0, started('a.js')], [1, progressOf('a.js', 4, 500)], [2, progressOf('a.js', 5, 1000)]]), ['1 module, seed 1', 'a.js: goals 50 % (5/10), 500 executions, 500/s, 1 finding']);
});

test('several modules have a bar with the time that is left', () => {
  const before = [[0, started('a.js', 'b.js', 'c.js')], [1_000, progressOf('a.js', 4, 500)]] as const;
  assert.equal(shown(before).at(-1), '░░░░░░░░░░░░░░░░░░░░ 0/3 modules');
  assert.equal(shown([...before, [10_000, finished], [10_000, progressOf('b.js', 1, 500)]]).slice(-2), ['b.js: goals 10 % (1/10), 500 executions, 1000/s, 1 finding', '███████░░░░░░░░░░░░░ 1/3 modules, about 20 s left']);
});

test('a first test stays, and no row wraps', () => {
  const rows = shown([[0, started('a.js')], [1, progressOf('a.js', 4, 500)], [2, { type: 'first-test', file: 'a.js', source: 'parse(1);', elapsedMs: 400 }], [3, progressOf(`${'long/'.repeat(20)}a.js`, 5, 1000)]]);
  assert.is(rows[1], 'a.js: first test after 0.4 s: parse(1);');
  assert.is(rows[2]?.length, 59);
});

test('stopping leaves only what stays', () => {
  let output = '';
  const progress = liveProgress({ isTTY: true, columns: 60, write: (text: string) => (output += text) });
  progress.onEvent(started('a.js'));
  progress.onEvent(progressOf('a.js', 4, 500));
  progress.stop();
  assert.equal(screenOf(output), ['1 module, seed 1', '']);
});

test.run();
