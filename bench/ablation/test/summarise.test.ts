import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { configurationIn } from '../configurations.ts';
import { compare, summariseConfigurations, type Sample } from '../summarise.ts';

const test = suite('ablation');

const sample = (subject: string, configuration: string, coverage: readonly number[]): Sample => ({ subject, configuration, coverage, area: coverage.map((value) => value / 2) });

const SAMPLES = [
  sample('ms', 'dynamosa', [90, 91, 92, 93, 94]),
  sample('ms', 'random', [80, 81, 82, 83, 84]),
  sample('ini', 'dynamosa', [70, 70, 70, 70, 70]),
  sample('ini', 'random', [70, 70, 70, 70, 70]),
];

test('a configuration names its algorithm and what it does without', () => {
  assert.equal(configurationIn('whole-suite-without-archive'), { name: 'whole-suite-without-archive', algorithm: 'whole-suite-without-archive', without: [] });
  assert.equal(configurationIn('dynamosa-local-search-types'), { name: 'dynamosa-local-search-types', algorithm: 'dynamosa', without: ['local-search', 'types'] });
  assert.throws(() => configurationIn(''), /not ''/);
});

test('each configuration is compared with the reference, subject by subject', () => {
  assert.equal(compare(SAMPLES), [
    { subject: 'ms', configuration: 'random', medians: { reference: 92, other: 82 }, a12: 1, p: 0.0079, a12OfArea: 1 },
    { subject: 'ini', configuration: 'random', medians: { reference: 70, other: 70 }, a12: 0.5, p: 1, a12OfArea: 0.5 },
  ]);
});

test('wins and losses are the significant ones', () => {
  const [reference, random] = summariseConfigurations(SAMPLES, compare(SAMPLES));
  assert.equal(random, { configuration: 'random', coverage: 76, area: 38, a12: 0.75, a12OfArea: 0.75, wins: 1, losses: 0 });
  assert.is(reference?.coverage, 81);
});

test.run();
