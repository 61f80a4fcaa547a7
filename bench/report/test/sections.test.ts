import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { SavedResult } from '../saved-result.ts';
import { sectionOf } from '../sections.ts';
import { stepChart } from '../step-chart.ts';

const test = suite('report');

const environment = { auklet: '0.1.0', node: 'v20.19.0', platform: 'linux-x64', cores: 2, memoryGiB: 8 };

test('any result is told by its summary and what it depends on', () => {
  const { text, chart } = sectionOf({ name: 'soak-2026-01-01', verb: 'soak', options: { minutes: '5' }, environment, summary: { leaked: 0 } });
  assert.is(text, '## soak-2026-01-01\n\nAuklet 0.1.0, Node v20.19.0, linux-x64, 2 cores, 8 GiB; `--minutes 5`\n\n| figure | value |\n| -- | --: |\n| leaked | 0 |');
  assert.is(chart, undefined);
});

test('an ablation has a row for each configuration and a bar chart', () => {
  const configurations = [{ configuration: 'random', coverage: 76, area: 38, a12: 0.75, a12OfArea: 0.8, wins: 1, losses: 0 }];
  const comparisons = [{ subject: 'ms', configuration: 'random', medians: { reference: 92, other: 82 }, a12: 1, p: 0.0079, a12OfArea: 1 }];
  const result = { name: 'ablation', verb: 'ablation', options: {}, environment, summary: { random: 76 }, configurations, comparisons };
  const { text, chart } = sectionOf(result);
  assert.match(text, '| random | 76 | 38 | 0.75 | 0.8 | 1 | 0 |');
  assert.match(text, '| ms | random | 92 | 82 | 1 | 0.0079 |');
  assert.match(chart ?? '', '76.0 %');
});

test('what a child process costs has a row and two bars for each subject', () => {
  const figures = [{ subject: 'ms', stateful: false, inProcessPerSecond: 4798, byBatch: { 1: 1.3, 10: 1, 36: 0.84, 200: 0.89 }, pipelined: 0.98, twoWorkers: 1.5, overheadShare: 0.2 }];
  const { text, chart } = sectionOf({ name: 'engine', verb: 'engine', options: {}, environment, summary: { subjects: 1 }, figures } as SavedResult);
  assert.match(text, '| ms | 4798 | 1.3 | 1 | 0.84 | 0.89 | 0.98 | 1.5 | 0.2 |');
  assert.match(chart ?? '', '>0.84<');
  assert.match(chart ?? '', '>0.98<');
});

test('a forecast has a row for each number of modules and workers', () => {
  const busy = { producer: 0.001, redis: 0.002, workers: 0.98 };
  const forecasts = [{ modules: 1000, workers: 8, hours: 0.5, coreHours: 4, modulesPerCoreHour: 250, busy, saturated: null }, { modules: 1000, workers: 4096, hours: 0.005, coreHours: 20.5, modulesPerCoreHour: 49, busy, saturated: 'jobs' }];
  const result = { name: 'capacity', verb: 'capacity', options: {}, environment, summary: { gapMs: 3 }, work: 'scale-2026-01-01', forecasts };
  const { text } = sectionOf(result);
  assert.match(text, 'as long as in scale-2026-01-01');
  assert.match(text, '| 1000 | 8 | 30.0 min | 4.0 | 98.0 | 0.2 | 0.1 | - |');
  assert.match(text, '| 1000 | 4096 | 18 s | 21 | 98.0 | 0.2 | 0.1 | jobs |');
});

test('a step chart holds each value until the next one', () => {
  const chart = stepChart([{ name: 'a<b', points: [{ x: 0, y: 0.5 }, { x: 5, y: 1 }] }], 10, 's');
  assert.match(chart, 'd="M50 170H295V20H540"');
  assert.match(chart, 'a&lt;b');
  assert.match(chart, '10 s');
});

test.run();
