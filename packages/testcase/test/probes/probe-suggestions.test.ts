import type { ComparisonDto, MimicDto, MimicStepDto, MimicUse, OutcomeDto, ProbeDto, TestCaseDto, ValueTree } from '@auklet/protocol';
import { createRandom } from '@auklet/random';
import { furtherProbes, GoalGuide, TestCluster } from '@auklet/testcase';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { callable } from '../sample-module.ts';

const test = suite('probes');

const UNDEFINED: ValueTree = { kind: 'undefined' };
const RETURNED: OutcomeDto = { kind: 'returned' };
const location = { start: { line: 1, column: 0 }, end: { line: 1, column: 1 } };
const CLUSTER = new TestCluster({
  version: 1,
  callables: [callable(0, { kind: 'function', path: ['start'], parameters: [{ name: 'options', optional: false, rest: false, type: { alternatives: [] } }] })],
  types: [],
  constants: { strings: [], numbers: [], bigints: [], regexps: [], keys: [] },
});
const GUIDE = new GoalGuide(
  {
    version: 1,
    functions: [{ id: 0, name: '', kind: 'module', parent: null, location }],
    predicates: [{ id: 0, function: 0, kind: 'if', text: 'x === 42', location }],
    goals: [
      { id: 0, function: 0, dependsOn: [], location, kind: 'branch', predicate: 0, outcome: true },
      { id: 1, function: 0, dependsOn: [], location, kind: 'branch', predicate: 0, outcome: false },
    ],
    statements: [],
    branches: [],
    blocks: 0,
    ignored: [],
    constants: { strings: [], numbers: [], bigints: [], regexps: [], keys: [] },
    stateful: false,
  } as unknown as ConstructorParameters<typeof GoalGuide>[0],
  CLUSTER,
);

function callWith(...args: ValueTree[]): TestCaseDto {
  return { version: 1, statements: [{ kind: 'call', callee: { export: ['start'] }, args }] };
}

function probeOf(value: ValueTree, probe: Partial<ProbeDto>): TestCaseDto {
  return { ...callWith(value), probe: { open: [], callbacks: 'ignored', fixed: [], ...probe } };
}

function mimic(parent: number | null, step: MimicStepDto, ...uses: MimicUse[]): MimicDto {
  return { name: JSON.stringify(step), parent, step, isOpen: true, uses };
}

const ARGUMENT = mimic(null, { kind: 'argument', place: '0.0' });
const property = (parent: number, key: string, ...uses: MimicUse[]): MimicDto => mimic(parent, { kind: 'property', key }, ...uses);
const is42 = (position: number): ComparisonDto => ({ predicate: 0, statement: 0, operator: '===', left: { kind: 'mimic', position }, right: { kind: 'number', value: 42 }, outcome: false });

/** First arguments of what a probe suggests. */
function suggested(probe: TestCaseDto, mimics: readonly MimicDto[], comparisons: readonly ComparisonDto[]): ValueTree[] {
  return GUIDE.suggestAfterProbe(probe, { mimics, comparisons }, { goals: [0], isOpen: () => true }).flatMap(({ apply }) => {
    const [call] = apply(createRandom(1)).statements;
    return call?.kind === 'call' ? call.args.slice(0, 1) : [];
  });
}

const data = (key: string, value: ValueTree) => ({ key, role: 'data', value }) as const;
const object = (key: string, value: ValueTree): ValueTree => ({ kind: 'object', properties: [data(key, value)] });
const returning = (value: ValueTree): ValueTree => ({ kind: 'function', style: 'arrow', arity: 0, plan: [{ kind: 'return', value }] });
const FORTY_TWO: ValueTree = { kind: 'number', value: 42 };

test('an argument of which nothing is declared is made up', () => {
  const probes = GUIDE.probes(callWith({ kind: 'string', value: 'a' }), RETURNED);
  assert.equal(probes[0]?.probe?.open, ['0.0']);
});

test('what a mimic should have been is put where it came from', () => {
  const mimics = [ARGUMENT, property(0, 'server'), property(1, 'check', 'called'), mimic(2, { kind: 'result' })];
  assert.equal(suggested(probeOf(UNDEFINED, { open: ['0.0'] }), mimics, [is42(3)]).at(-1), object('server', object('check', returning(FORTY_TWO))));
});

test('what a value holds stays', () => {
  const mimics = [{ ...ARGUMENT, isOpen: false }, property(0, 'b')];
  const held = object('a', { kind: 'string', value: 'kept' });
  const [, suggestion] = suggested(probeOf(held, {}), mimics, [is42(1)]);
  assert.equal(suggestion, { kind: 'object', properties: [data('a', { kind: 'string', value: 'kept' }), data('b', FORTY_TWO)] });
});

test('lists are as long as they should be', () => {
  const mimics = [ARGUMENT, property(0, 'length')];
  const longer: ComparisonDto = { predicate: 0, statement: 0, operator: '>', left: { kind: 'mimic', position: 1 }, right: { kind: 'number', value: 2 }, outcome: false };
  const lengths = suggested(probeOf(UNDEFINED, { open: ['0.0'] }), mimics, [longer]).map((value) => (value.kind === 'array' ? value.items.length : -1));
  assert.ok(lengths.includes(3), lengths.join());
});

test('methods of texts and lists are the language’s own', () => {
  const mimics = [ARGUMENT, property(0, 'name', 'text'), property(1, 'trim')];
  assert.equal(suggested(probeOf(UNDEFINED, { open: ['0.0'] }), mimics, []), [object('name', { kind: 'string', value: 'a' })]);
});

test('JSON is put in the place of the text that was parsed', () => {
  const mimics = [mimic(null, { kind: 'json', text: 'aGk=' }), property(0, 'type')];
  assert.equal(suggested(probeOf({ kind: 'string', value: 'x.aGk=' }, {}), mimics, [is42(1)]).at(-1), { kind: 'string', value: 'x.{"type":42}' });
});

test('functions that were given to a mimic are called by the next probes, and by what these suggest', () => {
  const mimics = [{ ...ARGUMENT, uses: ['called', 'given'] as const }];
  const further = furtherProbes(probeOf(UNDEFINED, { open: ['0.0'] }), { mimics, comparisons: [] });
  assert.equal(further.map(({ probe }) => probe?.callbacks), ['completed', 'called']);
  const passed = [...mimics, mimic(0, { kind: 'passed', callback: 1, position: 1 })];
  assert.equal(suggested(further[0] as TestCaseDto, passed, [is42(1)]).at(-1), {
    kind: 'function',
    style: 'arrow',
    arity: 0,
    plan: [{ kind: 'call-argument', index: 1, args: [{ kind: 'null' }, FORTY_TWO], when: 'now' }],
  });
});

test('what was only tested is left out by the next probe', () => {
  const mimics = [ARGUMENT, property(0, 'silent')];
  const tested: ComparisonDto = { predicate: 0, statement: 0, operator: 'truthy', left: { kind: 'mimic', position: 1 }, right: UNDEFINED as { kind: 'undefined' }, outcome: true };
  const [further] = furtherProbes(probeOf(UNDEFINED, { open: ['0.0'] }), { mimics, comparisons: [tested] });
  assert.equal(further?.probe?.fixed, [[mimics[1]?.name, UNDEFINED]]);
});

test.run();
