import { instrument } from '@auklet/instrumentation';
import type { GoalDto, ModuleDescriptionDto } from '@auklet/protocol';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

interface Case {
  readonly name: string;
  readonly code: string;
  /** By goal, those of which one has to be covered first; callers for entries. */
  readonly dependence: Readonly<Record<string, readonly string[]>>;
}

const cases: readonly Case[] = [
  { name: 'a condition at the start depends on nothing', code: 'export function f(a) { if (a) return 1; }', dependence: { 'a is true': [], 'f is entered': [] } },
  { name: 'a nested condition depends on the outer one', code: 'export function f(a, b) { if (a) { if (b) return 1; } }', dependence: { 'b is true': ['a is true'], 'b is false': ['a is true'] } },
  { name: 'else', code: 'export function f(a, b) { if (a) return 1; else if (b) return 2; }', dependence: { 'b is true': ['a is false'] } },
  { name: 'code after a return depends on passing it', code: 'export function f(a, b) { if (a) return 1; if (b) return 2; }', dependence: { 'b is true': ['a is false'] } },
  { name: 'code after a branch that joins depends on nothing', code: 'export function f(a, b) { if (a) f(); if (b) return 2; }', dependence: { 'b is true': [] } },
  { name: 'operands of and', code: 'export function f(a, b) { if (a && b) return 1; }', dependence: { 'b is true': ['a is true'] } },
  { name: 'operands of or', code: 'export function f(a, b) { if (a || b) return 1; }', dependence: { 'b is true': ['a is false'] } },
  { name: 'behind a compound condition', code: 'export function f(a, b, c) { if (a || b) { if (c) return 1; } }', dependence: { 'c is true': ['a is true', 'b is true'] } },
  { name: 'behind a negation', code: 'export function f(a, c) { if (!a) { if (c) return 1; } }', dependence: { 'c is true': ['a is false'] } },
  { name: 'ternary', code: 'export const f = (a, b, c) => (a ? (b ? 1 : 2) : c ? 3 : 4);', dependence: { 'b is true': ['a is true'], 'c is true': ['a is false'] } },
  { name: 'nullish', code: 'export const f = (a, b) => a ?? (b ? 1 : 2);', dependence: { 'b is true': ['a is true'] } },
  { name: 'optional chain', code: 'export const f = (a, k) => a?.[k ? 1 : 2];', dependence: { 'k is true': ['a is false'] } },
  { name: 'default value', code: 'export const f = (a, b = a ? 1 : 2) => b;', dependence: { 'a is true': ['b = a ? 1 : 2 is true'] } },
  { name: 'logical assignment', code: 'export const f = (a, b) => { a ??= b ? 1 : 2; return a; };', dependence: { 'b is true': ['a is true'] } },
  { name: 'while', code: 'export function f(a, b, c) { while (a) { if (b) a--; } if (c) return 1; }', dependence: { 'a is true': [], 'b is true': ['a is true'], 'c is true': [] } },
  { name: 'break', code: 'export function f(a, b, c) { while (a) { if (b) break; if (c) a--; } }', dependence: { 'c is true': ['b is false'] } },
  { name: 'continue', code: 'export function f(a, b, c) { while (a) { if (b) continue; if (c) a--; } }', dependence: { 'c is true': ['b is false'] } },
  { name: 'do while', code: 'export function f(a, b) { do { if (b) f(); } while (a); }', dependence: { 'a is true': [], 'b is true': [] } },
  { name: 'endless loop', code: 'export function f(a, b) { for (;;) { if (a) return 1; if (b) return 2; } }', dependence: { 'a is true': [], 'b is true': ['a is false'] } },
  { name: 'for of', code: 'export function f(xs, b) { for (const x of xs) if (b) return x; }', dependence: { 'b is true': ['xs is true'], 'xs is false': [] } },
  { name: 'labelled break', code: 'export function f(xs, b, c) { l: for (const x of xs) { while (b) break l; if (c) return 1; } }', dependence: { 'c is true': ['b is false'] } },
  { name: 'switch dispatch', code: 'export function f(x, a) { switch (x) { case 1: if (a) return 1; break; case 2: return 2; } }', dependence: { '2 is true': ['1 is false'], 'a is true': ['1 is true'], 'case at 39': ['1 is true'] } },
  { name: 'switch falls through', code: 'export function f(x, a) { switch (x) { case 1: f(); case 2: if (a) return 2; } }', dependence: { 'a is true': ['1 is true', '2 is true'] } },
  { name: 'switch default', code: 'export function f(x, a) { switch (x) { case 1: return; case 2: return; default: if (a) return 2; } }', dependence: { 'a is true': ['2 is false'] } },
  { name: 'handler', code: 'export function f(g, a) { try { g(); } catch (e) { if (a) return 1; } }', dependence: { 'catch at 39': [], 'a is true': ['catch at 39'] } },
  { name: 'handler of a throw', code: 'export function f(a, b) { try { if (a) throw 1; } catch (e) { if (b) return 1; } }', dependence: { 'catch at 50': ['a is true'], 'b is true': ['a is true'] } },
  { name: 'after a handler that returns', code: 'export function f(g, a) { try { g(); } catch (e) { return 1; } if (a) return 2; }', dependence: { 'a is true': [] } },
  { name: 'finally after a return', code: 'export function f(a, b, c) { try { if (a) return 1; } finally { if (b) f(); } if (c) return 2; }', dependence: { 'b is true': [], 'c is true': ['a is false'] } },
  { name: 'rejected await', code: 'export async function f(p, a) { try { await p; } catch (e) { if (a) return 1; } }', dependence: { 'resume at 38': [], 'catch at 49': ['resume at 38'], 'a is true': ['resume at 38'] } },
  { name: 'a helper depends on where it is called', code: 'export function f(a) { if (a) help(); } function help() {}', dependence: { 'help is entered': ['a is true'] } },
  { name: 'a helper of a helper', code: 'export function f() { one(); } function one() { two(); } function two() {}', dependence: { 'one is entered': ['f is entered'], 'two is entered': ['one is entered'] } },
  { name: 'a helper with two callers', code: 'export function f(a) { if (a) help(); else return [1].map(help); } const help = () => 1;', dependence: { 'help is entered': ['a is true', 'a is false'] } },
  { name: 'a closure depends on its creation', code: 'export function f(a) { if (a) return () => 1; }', dependence: { 'arrow at 37 is entered': ['a is true'] } },
  { name: 'a recursive helper', code: 'export const f = (a) => help(a); function help(a) { if (a) help(a - 1); }', dependence: { 'help is entered': ['f is entered'] } },
  { name: 'a method depends on its class', code: 'export function f(a) { if (a) return new A(); } class A { m() {} }', dependence: { 'm is entered': ['a is true'] } },
  { name: 'what stands at the top level is free', code: 'function g() {} export default { g }; const h = () => 1; h();', dependence: { 'g is entered': [], 'h is entered': [] } },
];

const test = suite('dependence of goals');

for (const { name, code, dependence } of cases) {
  test(name, () => {
    const { description } = instrument(code, { filename: 'subject.js', format: 'module', language: 'javascript', jsx: false });
    const byName = new Map(description.goals.map((goal) => [nameOf(goal, description), goal]));
    for (const [goal, expected] of Object.entries(dependence)) {
      const found = byName.get(goal);
      assert.ok(found, `${goal} is not among ${[...byName.keys()].join(', ')}`);
      const ids = found.kind === 'entry' ? found.callers : found.parents;
      assert.equal(ids.map((id) => nameOf(description.goals[id] as GoalDto, description)), expected, goal);
    }
  });
}

function nameOf(goal: GoalDto, { functions, predicates }: ModuleDescriptionDto): string {
  const { column } = goal.location.start;
  switch (goal.kind) {
    case 'entry': {
      const { name, kind } = functions[goal.function] as ModuleDescriptionDto['functions'][number];
      return `${name || `${kind} at ${column}`} is entered`;
    }
    case 'branch':
      return `${predicates[goal.predicate]?.text} is ${goal.outcome}`;
    case 'block':
      return `${goal.construct} at ${column}`;
  }
}

test.run();
