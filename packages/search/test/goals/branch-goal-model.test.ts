import type { GoalDto, ModuleDescriptionDto, TraceDto } from '@auklet/protocol';
import { BranchGoalModel } from '@auklet/search';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('BranchGoalModel');

function at(line: number) {
  return { start: { line, column: 0 }, end: { line, column: 9 } };
}

function branch(id: number, owner: number, predicate: number, outcome: boolean, parents: readonly number[], line: number): GoalDto {
  return { id, kind: 'branch', function: owner, location: at(line), parents, predicate, outcome };
}

/**
 * 2: export function outer(a) {
 * 3:   prepare();
 * 4:   if (a > 3) {
 * 5:     if (a < 9) helper(a);
 *      }
 *    }
 * 7: function helper(b) { if (b === 5) … }
 */
const DESCRIPTION: ModuleDescriptionDto = {
  version: 1,
  functions: ['module', 'outer', 'helper'].map((name, id) => ({
    id,
    name,
    kind: id === 0 ? 'module' : 'function',
    location: at(id === 2 ? 7 : id + 1),
    parent: id === 0 ? null : 0,
    async: false,
    generator: false,
  })),
  predicates: [
    { id: 0, kind: 'test', function: 1, location: at(4), text: 'a > 3' },
    { id: 1, kind: 'test', function: 1, location: at(5), text: 'a < 9' },
    { id: 2, kind: 'test', function: 2, location: at(7), text: 'b === 5' },
  ],
  blocks: 3,
  statements: [
    { location: at(3), function: 1 },
    { location: at(4), function: 1 },
    { location: at(5), function: 1 },
    { location: at(7), function: 2 },
  ],
  goals: [
    { id: 0, kind: 'entry', function: 0, block: 0, location: at(1), parents: [], callers: [] },
    { id: 1, kind: 'entry', function: 1, block: 1, location: at(2), parents: [], callers: [0] },
    { id: 2, kind: 'entry', function: 2, block: 2, location: at(7), parents: [], callers: [5] },
    branch(3, 1, 0, true, [], 4),
    branch(4, 1, 0, false, [], 4),
    branch(5, 1, 1, true, [3], 5),
    branch(6, 1, 1, false, [3], 5),
    branch(7, 2, 2, true, [], 7),
    branch(8, 2, 2, false, [], 7),
  ],
  branches: [],
  constants: { strings: [], numbers: [], bigints: [], regexps: [], keys: [] },
  stateful: false,
  ignored: [],
};

function trace(predicates: Readonly<Record<number, readonly [number, number]>>, blocks: readonly number[], statements: readonly number[]): TraceDto {
  const ids = Object.keys(predicates).map(Number);
  return {
    predicates: Uint32Array.from(ids),
    trueDistances: Float64Array.from(ids, (id) => predicates[id]![0]),
    falseDistances: Float64Array.from(ids, (id) => predicates[id]![1]),
    blocks: Uint32Array.from(blocks),
    statements: Uint32Array.from(statements),
  };
}

const model = new BranchGoalModel(DESCRIPTION);

test('opens goals along control dependence and over call sites', () => {
  assert.equal(model.given, [0]);
  assert.equal(model.children(0), [1]);
  assert.equal(model.children(1), [3, 4]);
  assert.equal(model.children(3), [5, 6]);
  assert.equal(model.children(5), [2]);
  assert.equal(model.children(2), [7, 8]);
});

test('counts what loading covered as given', () => {
  const loaded = new BranchGoalModel(DESCRIPTION, { loaded: trace({}, [0, 1], []) });
  assert.equal(loaded.given, [0, 1]);
});

test('says what a trace covers', () => {
  assert.equal(Array.from(model.measure(trace({ 0: [0, 0.4], 1: [0, 0.2] }, [0, 1, 2], [0, 1, 2])).covered), [0, 1, 2, 3, 5]);
});

test('measures an evaluated predicate by its distance', () => {
  const { fitness } = model.measure(trace({ 0: [0.3, 0] }, [0, 1], [0, 1]));
  assert.is(fitness(3), 0.3);
  assert.is(fitness(4), 0);
});

test('adds a level for each control dependence in between', () => {
  const { fitness } = model.measure(trace({ 0: [0.3, 0] }, [0, 1], [0, 1]));
  assert.is(fitness(5), 1.65);
  assert.ok(fitness(2) > fitness(5), 'the helper is further away than its call site');
  assert.ok(fitness(7) > fitness(2), 'what the helper decides is further away than its entry');
});

test('gives helpers a gradient: nearer call sites make nearer helpers', () => {
  const far = model.measure(trace({ 0: [0.3, 0] }, [0, 1], [0, 1]));
  const near = model.measure(trace({ 0: [0, 0.3], 1: [0.2, 0] }, [0, 1], [0, 1, 2]));
  for (const goal of [2, 7, 8]) assert.ok(near.fitness(goal) < far.fitness(goal));
});

test('tells apart how far a function got before something was thrown', () => {
  const early = model.measure(trace({}, [0, 1], [0]));
  const later = model.measure(trace({}, [0, 1], [0, 1]));
  assert.ok(later.fitness(6) < early.fitness(6));
  assert.ok(early.fitness(6) < model.measure(trace({}, [0], [])).fitness(6), 'a function that was not entered is further away');
});

test('does not depend on the order of the questions', () => {
  const first = trace({ 0: [0.3, 0] }, [0, 1], [0, 1]);
  const second = trace({ 0: [0, 0.3], 1: [0.2, 0] }, [0, 1], [0, 1, 2]);
  const [a, b] = [model.measure(first), model.measure(second)];
  const goals = DESCRIPTION.goals.map(({ id }) => id);
  const forwards = goals.map((goal) => [a.fitness(goal), b.fitness(goal)]);
  const backwards = goals.toReversed().map((goal) => [a.fitness(goal), b.fitness(goal)]);
  assert.equal(forwards, backwards.toReversed());
});

test.run();
