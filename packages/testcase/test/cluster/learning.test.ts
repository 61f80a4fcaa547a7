import type { ModuleInterfaceDto, StatementDto, TestCaseDto } from '@auklet/protocol';
import { createRandom } from '@auklet/random';
import { sample, TestCluster } from '@auklet/testcase';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { callable } from '../sample-module.ts';

const test = suite('TestCluster.learn');

const NO_CONSTANTS = { strings: [], numbers: [], bigints: [], regexps: [], keys: [] };

function moduleOf(...callables: ModuleInterfaceDto['callables']): ModuleInterfaceDto {
  return { version: 1, callables, types: [], constants: NO_CONSTANTS };
}

function statementsOf(cluster: TestCluster, count = 300): StatementDto[] {
  return Array.from({ length: count }, (_, seed) => sample(cluster, createRandom(seed)).statements).flat();
}

const CREATE: StatementDto = { kind: 'call', callee: { export: ['create'] }, args: [] };
const ONCE: TestCaseDto = { version: 1, statements: [CREATE] };

test('a returned function is called, and what it returns again', () => {
  const cluster = new TestCluster(moduleOf(callable(0, { kind: 'function', path: ['create'] })));
  assert.not.ok(statementsOf(cluster).some(({ kind, ...rest }) => kind === 'call' && JSON.stringify(rest).includes('"callee":{"statement"')));
  const chained: TestCaseDto = { version: 1, statements: [CREATE, { kind: 'call', callee: { statement: 0 }, args: [] }] };
  cluster.learn(chained, { runtimeTypes: [{ kind: 'function', length: 1 }, { kind: 'function', length: 2 }] });
  const samples = Array.from({ length: 300 }, (_, seed) => sample(cluster, createRandom(seed)).statements);
  const depthOf = (statements: readonly StatementDto[], index: number): number => {
    const statement = statements[index];
    return statement?.kind === 'call' && 'statement' in statement.callee ? 1 + depthOf(statements, statement.callee.statement) : 0;
  };
  assert.ok(samples.some((statements) => statements.some((_, i) => depthOf(statements, i) >= 2)));
});

test('methods of a returned object are called, promises awaited, iterators drained', () => {
  const cluster = new TestCluster(moduleOf(callable(0, { kind: 'function', path: ['create'] })));
  cluster.learn(ONCE, { runtimeTypes: [{ kind: 'object', type: 'Stream', methods: ['pipe', 'read'] }] });
  cluster.learn(ONCE, { runtimeTypes: [{ kind: 'promise' }] });
  cluster.learn(ONCE, { runtimeTypes: [{ kind: 'iterator' }] });
  const statements = statementsOf(cluster);
  for (const key of ['pipe', 'read']) assert.ok(statements.some((statement) => statement.kind === 'method' && statement.key === key));
  assert.ok(statements.some(({ kind }) => kind === 'await'));
  assert.ok(statements.some(({ kind }) => kind === 'iterate'));
});

test('declared types serve before anything ran', () => {
  const returns = { alternatives: [{ kind: 'function' as const, weight: 1, parameters: [{ name: 'n', optional: false, rest: false, type: { alternatives: [{ kind: 'boolean' as const, weight: 1 }] } }], returns: { alternatives: [] } }] };
  const cluster = new TestCluster(moduleOf(callable(0, { kind: 'function', path: ['create'], returns })));
  const calls = statementsOf(cluster).filter((statement) => statement.kind === 'call' && 'statement' in statement.callee);
  assert.ok(calls.length > 20);
  const booleans = calls.filter((call) => call.kind === 'call' && call.args[0]?.kind === 'boolean');
  assert.ok(booleans.length > calls.length / 2);
});

test('of classes with the same methods, an instance is of the one that is called like it', () => {
  const area = (id: number, path: string) => callable(id, { kind: 'method', path: [path], key: 'area' });
  const round = callable(3, { kind: 'method', path: ['Square'], key: 'round' });
  const cluster = new TestCluster(moduleOf(callable(0, { kind: 'function', path: ['create'] }), area(1, 'Circle'), area(2, 'Square'), round));
  cluster.learn(ONCE, { runtimeTypes: [{ kind: 'object', type: 'Square', methods: ['area', 'round'] }] });
  assert.equal(cluster.holdingsOf([CREATE])[0]?.classPath, ['Square']);
});

test('an abstract class is made by its subclasses, and hidden members are left alone', () => {
  const instance = (...names: readonly string[]) => ({ alternatives: names.map((name) => ({ kind: 'instance' as const, path: [name], weight: 1 })) });
  const cluster = new TestCluster({
    ...moduleOf(
      callable(0, { kind: 'constructor', path: ['Circle'], returns: instance('Circle', 'Shape') }),
      callable(1, { kind: 'method', path: ['Circle'], key: 'area' }),
      callable(2, { kind: 'method', path: ['Shape'], key: 'area' }),
      callable(3, { kind: 'function', path: ['largest'], parameters: [{ name: 'shape', optional: false, rest: false, type: instance('Shape') }] }),
    ),
    hidden: [{ path: ['Circle'], key: 'check' }],
  });
  const circle: TestCaseDto = { version: 1, statements: [{ kind: 'construct', callee: { export: ['Circle'] }, args: [] }] };
  cluster.learn(circle, { runtimeTypes: [{ kind: 'object', type: 'Circle', methods: ['area', 'check'] }] });
  const statements = statementsOf(cluster);
  assert.ok(statements.some((statement) => statement.kind === 'construct'));
  assert.not.ok(statements.some((statement) => statement.kind === 'construct' && JSON.stringify(statement.callee).includes('Shape')));
  assert.not.ok(statements.some((statement) => statement.kind === 'method' && statement.key === 'check'));
});

test('an object with methods is one that the module makes, more often than not', () => {
  const method = { kind: 'function' as const, weight: 1, parameters: [], returns: { alternatives: [] } };
  const shape = (...keys: readonly string[]) => ({ alternatives: [{ kind: 'object' as const, weight: 1, properties: keys.map((key) => ({ key, optional: false, type: { alternatives: [method] } })) }] });
  const parameters = [{ name: 'schema', optional: false, rest: false, type: shape('parse') }];
  const cluster = new TestCluster(moduleOf(callable(0, { kind: 'function', path: ['string'], returns: shape('parse', 'check') }), callable(1, { kind: 'function', path: ['array'], parameters, returns: shape('other') })));
  const arrays = statementsOf(cluster).filter((statement) => statement.kind === 'call' && JSON.stringify(statement.callee).includes('array'));
  const given = arrays.flatMap((statement) => (statement.kind === 'call' && statement.args[0] !== undefined ? [statement.args[0].kind] : []));
  assert.ok(given.filter((kind) => kind === 'reference').length > given.length / 3);
  assert.ok(given.includes('object'));
});

test('an instance is told by its methods, so that a factory gives receivers', () => {
  const member = callable(1, { kind: 'method', path: ['Queue'], key: 'push', parameters: [{ name: 'item', optional: false, rest: false, type: { alternatives: [] } }] });
  const cluster = new TestCluster(moduleOf(callable(0, { kind: 'function', path: ['create'] }), member));
  cluster.learn(ONCE, { runtimeTypes: [{ kind: 'object', type: 'Queue', methods: ['push', 'shift'] }] });
  const receivers = Array.from({ length: 300 }, (_, seed) => sample(cluster, createRandom(seed)).statements).flatMap((statements) =>
    statements.flatMap((statement) => (statement.kind === 'method' && statement.key === 'push' && 'statement' in statement.receiver ? [statements[statement.receiver.statement]?.kind] : [])),
  );
  assert.ok(receivers.includes('call'));
});

test('property names that errors ask for turn up in objects', () => {
  const cluster = new TestCluster(moduleOf(callable(0, { kind: 'function', path: ['create'], parameters: [{ name: 'a', optional: false, rest: false, type: { alternatives: [] } }] })));
  const threw = (message: string) => cluster.learn(ONCE, { runtimeTypes: [], outcome: { kind: 'threw', statement: 0, error: { type: 'TypeError', isError: true, message } } });
  threw("Cannot read properties of undefined (reading 'endpoint')");
  threw('a.subscribe is not a function');
  const text = JSON.stringify(statementsOf(cluster));
  for (const key of ['endpoint', 'subscribe']) assert.ok(text.includes(`"key":"${key}"`), key);
});

test('kinds of arguments that end in a TypeError become rarer than those that do not', () => {
  const cluster = new TestCluster(moduleOf(callable(0, { kind: 'function', path: ['create'], parameters: [{ name: 'a', optional: false, rest: false, type: { alternatives: [] } }] })));
  const shareOf = (kind: string): number => {
    const arguments_ = statementsOf(cluster, 600).flatMap((statement) => (statement.kind === 'call' && statement.args[0] !== undefined ? [statement.args[0].kind] : []));
    return arguments_.filter((one) => one === kind).length / arguments_.length;
  };
  const before = shareOf('number');
  const called: TestCaseDto = { version: 1, statements: [{ ...CREATE, args: [{ kind: 'number', value: 1 }] } as StatementDto] };
  for (let i = 0; i < 5; i++) cluster.learn(called, { runtimeTypes: [], outcome: { kind: 'threw', statement: 0, error: { type: 'TypeError', isError: true, message: 'a is not iterable' } } });
  assert.ok(shareOf('number') < before * 0.75);
});

test('equal histories give equal test cases', () => {
  const learnt = () => {
    const cluster = new TestCluster(moduleOf(callable(0, { kind: 'function', path: ['create'] })));
    cluster.learn(ONCE, { runtimeTypes: [{ kind: 'object', type: 'Stream', methods: ['pipe'] }] });
    return cluster;
  };
  assert.equal(statementsOf(learnt(), 50), statementsOf(learnt(), 50));
});

test.run();
