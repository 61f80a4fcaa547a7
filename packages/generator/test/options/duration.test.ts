import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { generateOptionsSchema } from '@auklet/generator';

const test = suite('duration');

const budgetOf = (budget: string): unknown => {
  const parsed = generateOptionsSchema.safeParse({ targets: ['a.js'], budget });
  return parsed.success ? parsed.data.budget : parsed.error.issues[0]?.message;
};

for (const [text, milliseconds] of [
  ['500ms', 500],
  ['30s', 30_000],
  ['2m', 120_000],
  ['1.5s', 1_500],
] as const) {
  test(`${text} is ${milliseconds} ms`, () => assert.is(budgetOf(text), milliseconds));
}

for (const text of ['', '30', 's', '-1s', '0s', '1 fortnight', 'NaNs']) {
  test(`"${text}" is no duration`, () => assert.match(String(budgetOf(text)), /is no duration; write 500ms, 30s or 2m/));
}

test.run();
