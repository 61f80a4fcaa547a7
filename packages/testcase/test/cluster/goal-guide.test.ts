import { describeThrown, type ModuleDescriptionDto } from '@auklet/protocol';
import { createRandom } from '@auklet/random';
import { GoalGuide, sample, TestCluster } from '@auklet/testcase';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { callable } from '../sample-module.ts';

const test = suite('GoalGuide');

function at(line: number) {
  return { start: { line, column: 0 }, end: { line, column: 1 } };
}

function fn(id: number, name: string, parent: number | null) {
  return { id, name, kind: id === 0 ? ('module' as const) : ('function' as const), location: at(id + 1), parent, async: false, generator: false };
}

/** `read` and `write` are exported; `inner` is created by `read`, `shared` is called by `write`. */
const DESCRIPTION: ModuleDescriptionDto = {
  version: 1,
  functions: [fn(0, 'module', null), fn(1, 'read', 0), fn(2, 'write', 0), fn(3, 'inner', 1), fn(4, 'shared', 0)],
  predicates: [
    { id: 0, kind: 'test', function: 3, location: at(4), text: "options.encoding === 'latin1'" },
    { id: 1, kind: 'test', function: 4, location: at(5), text: 'mode.flags.length > 2' },
  ],
  blocks: 5,
  statements: [],
  goals: [
    ...[0, 1, 2, 3, 4].map((id) => ({ id, kind: 'entry' as const, function: id, block: id, location: at(id + 1), parents: [], callers: id === 4 ? [2] : [] })),
    { id: 5, kind: 'branch', function: 3, predicate: 0, outcome: true, location: at(4), parents: [] },
    { id: 6, kind: 'branch', function: 4, predicate: 1, outcome: true, location: at(5), parents: [] },
  ],
  branches: [],
  constants: { strings: [], numbers: [], bigints: [], regexps: [], keys: [] },
  stateful: false,
  ignored: [],
};

const READ = callable(0, { kind: 'function', path: ['read'], location: at(2), parameters: [{ name: 'a', optional: false, rest: false, type: { alternatives: [] } }] });
const WRITE = callable(1, { kind: 'function', path: ['write'], location: at(3) });

function pursued(...goals: readonly number[]) {
  return { goals, stagnation: 0 };
}

function guide(): { readonly cluster: TestCluster; readonly guide: GoalGuide } {
  const cluster = new TestCluster({ version: 1, callables: [READ, WRITE], types: [], constants: DESCRIPTION.constants });
  return { cluster, guide: new GoalGuide(DESCRIPTION, cluster) };
}

test('wants the callables that lead to the goals: by creation and by calls', () => {
  const { guide: it } = guide();
  assert.equal(it.optionsFor([5], 0).wanted, [READ]);
  assert.equal(it.optionsFor([6], 0).wanted, [WRITE]);
  assert.equal(it.optionsFor([1, 6], 0).wanted, [READ, WRITE]);
});

test('hints at the names and strings of the conditions, members of the language left out', () => {
  const { guide: it } = guide();
  assert.equal(it.optionsFor([5], 0).hints, { keys: ['encoding'], strings: ['latin1'] });
  assert.equal(it.optionsFor([6], 0).hints, { keys: ['flags', 'length'], strings: [] });
});

test('hints at options that are named like methods of the language', () => {
  const hintsOf = (text: string) => {
    const predicates = DESCRIPTION.predicates.map((predicate) => ({ ...predicate, text }));
    return new GoalGuide({ ...DESCRIPTION, predicates }, guide().cluster).optionsFor([5], 0).hints?.keys;
  };
  assert.equal(hintsOf('options.sort && options.filter === 1'), ['sort', 'filter']);
  assert.equal(hintsOf('list.filter(isOdd).sort()'), []);
  assert.equal(hintsOf('value > Number.MAX_SAFE_INTEGER || value.constructor === Array.prototype'), []);
});

test('hands on stagnation and outcome', () => {
  const outcome = { kind: 'returned' } as const;
  const options = guide().guide.optionsFor([5], 7, outcome);
  assert.is(options.stagnation, 7);
  assert.is(options.outcome, outcome);
});

const TEXT_CALL = { version: 1 as const, statements: [{ kind: 'call' as const, callee: { export: ['read'] }, args: [{ kind: 'string' as const, value: 'ab' }] }] };

function textCompared(predicate: number, wanted: string, outcome: boolean) {
  return { predicate, statement: 0, operator: '===', left: { kind: 'string' as const, value: 'ab' }, right: { kind: 'string' as const, value: wanted }, outcome };
}

test('suggests, when nothing gets better, what a goal depends on that came out otherwise as well', () => {
  const goals = DESCRIPTION.goals.map((goal) => (goal.id === 6 ? { ...goal, parents: [5] } : goal));
  const { cluster } = guide();
  const it = new GoalGuide({ ...DESCRIPTION, goals }, cluster);
  const compared = [textCompared(0, 'latin1', false), textCompared(1, 'own', false)];
  const variants = (stagnation: number) => it.suggest(TEXT_CALL, compared, { goals: [6], stagnation }).map(({ apply }) => JSON.stringify(apply(createRandom(1))));
  assert.not(variants(0).some((text) => text.includes('latin1')));
  for (const wanted of ['latin1', 'own']) assert.ok(variants(1).some((text) => text.includes(wanted)));
});

test('suggests, when nothing gets better, what might have kept the subject from throwing', () => {
  const { guide: it } = guide();
  const outcome = { kind: 'threw' as const, statement: 0, error: describeThrown(new Error('no')) };
  const variants = (stagnation: number) => it.suggest(TEXT_CALL, [textCompared(0, 'latin1', false)], { goals: [6], stagnation }, outcome);
  assert.equal(variants(0), []);
  assert.ok(variants(1).some(({ goal, apply }) => goal === 6 && JSON.stringify(apply(createRandom(1))).includes('latin1')));
});

test('suggests what a dependency compared before it threw, and otherwise when nothing gets better', () => {
  const threw = { kind: 'threw' as const, statement: 0, error: describeThrown(new Error('no')) };
  const own = textCompared(0, 'own', false);
  const elsewhere = { ...textCompared(0, 'elsewhere', false), module: 'helper.js' };
  const variants = (stagnation: number, outcome?: typeof threw) =>
    guide().guide.suggest(TEXT_CALL, [own, elsewhere], { goals: [5], stagnation }, outcome).flatMap(({ goal, apply }) => (JSON.stringify(apply(createRandom(1))).includes('elsewhere') ? [goal] : []));
  assert.equal([...new Set(variants(0, threw))], [5]);
  assert.equal(variants(0), []);
  assert.equal([...new Set(variants(1))], [5]);
});

test('suggests for goals, whichever outcome of the predicate they want', () => {
  const { guide: it } = guide();
  const testCase = { version: 1 as const, statements: [{ kind: 'call' as const, callee: { export: ['read'] }, args: [{ kind: 'string' as const, value: 'ab' }] }] };
  const compared = (outcome: boolean) => [{ predicate: 0, statement: 0, operator: '===', left: { kind: 'string' as const, value: 'ab' }, right: { kind: 'string' as const, value: 'latin1' }, outcome }];
  assert.equal([...new Set(it.suggest(testCase, compared(false), pursued(5, 6)).map(({ goal }) => goal))], [5]);
  assert.equal(it.suggest(testCase, compared(true), pursued(6)), []);
  const variants = it.suggest(testCase, compared(false), pursued(5)).map(({ apply }) => JSON.stringify(apply(createRandom(1))));
  assert.ok(variants.some((text) => text.includes('latin1')));
});

test('suggests what opens the way to a goal when nothing gets better', () => {
  const nested = { ...DESCRIPTION, goals: DESCRIPTION.goals.with(6, { id: 6, kind: 'branch', function: 3, predicate: 1, outcome: true, location: at(5), parents: [5] }) };
  const it = new GoalGuide(nested, guide().cluster);
  const testCase = { version: 1 as const, statements: [{ kind: 'call' as const, callee: { export: ['read'] }, args: [{ kind: 'string' as const, value: 'ab' }] }] };
  const missed = [{ predicate: 0, statement: 0, operator: '===', left: { kind: 'string' as const, value: 'ab' }, right: { kind: 'string' as const, value: 'latin1' }, outcome: false }];
  assert.equal(it.suggest(testCase, missed, pursued(6)), []);
  const variants = it.suggest(testCase, missed, { goals: [6], stagnation: 1 });
  assert.equal([...new Set(variants.map(({ goal }) => goal))], [6]);
  assert.ok(variants.some(({ apply }) => JSON.stringify(apply(createRandom(1))).includes('latin1')));
});

test('spells JSON in the parts of a text that could not be read as JSON', () => {
  const { guide: it } = guide();
  const testCase = { version: 1 as const, statements: [{ kind: 'call' as const, callee: { export: ['read'] }, args: [{ kind: 'string' as const, value: 'a.b' }] }] };
  const error = describeThrown(new SyntaxError('Unexpected token a in JSON at position 0'));
  const variants = it.suggest(testCase, [], pursued(5), { kind: 'threw', statement: 0, error }).map(({ apply }) => JSON.stringify(apply(createRandom(1))));
  for (const part of ['"a.{}"', `"a.${btoa('{}')}"`]) assert.ok(variants.some((text) => text.includes(part)), part);
});

test('makes samples use what is wanted and contain what is hinted at', () => {
  const { cluster, guide: it } = guide();
  const texts = (goals: readonly number[]) => Array.from({ length: 300 }, (_, seed) => JSON.stringify(sample(cluster, createRandom(seed), it.optionsFor(goals, 0)).statements));
  const share = (samples: readonly string[], part: string) => samples.filter((text) => text.includes(part)).length / samples.length;
  const [onRead, onWrite] = [texts([5]), texts([6])];
  assert.ok(share(onRead, '"read"') > share(onWrite, '"read"'));
  assert.ok(share(onRead, 'latin1') > 0.03);
  assert.is(share(onWrite, 'latin1'), 0);
  assert.ok(share(onRead, '"key":"encoding"') > 0.03);
});

test.run();
