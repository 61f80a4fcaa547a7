import { HALF, same, spec, type Spec } from './spec.ts';

export const flags: readonly Spec[] = [
  spec('function returns a comparison', '(a) => { const isBig = (x) => x > 10; if (isBig(a)) return 1; return 2; };', 'f(7)', 2, { 'isBig(a)': [same(4), 0] }),
  spec('function returns a comparison that holds', '(a) => { const isBig = (x) => x > 10; if (isBig(a)) return 1; return 2; };', 'f(12)', 1, { 'isBig(a)': [0, same(2)] }),
  spec('function returns a negation', '(a) => { const isSmall = (x) => !(x > 10); if (isSmall(a)) return 1; return 2; };', 'f(12)', 2, { 'isSmall(a)': [same(2), 0] }),
  spec('function returns literals', '(a) => { function is(x) { if (x === 10) return true; return false; } return is(a) ? 1 : 2; };', 'f(7)', 2, { 'is(a)': [same(3), 0], 'x === 10': [same(3), 0] }),
  spec('function returns a conjunction, left decides', '(a, b) => { const both = (x, y) => x > 10 && y > 10; return both(a, b) ? 1 : 2; };', 'f(7, 99)', 2, { 'both(a, b)': [same(4), 0], 'x > 10': [same(4), 0] }),
  spec('function returns a conjunction, right decides', '(a, b) => { const both = (x, y) => x > 10 && y > 10; return both(a, b) ? 1 : 2; };', 'f(12, 9)', 2, { 'both(a, b)': [same(2), 0], 'x > 10': [0, same(2)] }),
  spec('function passes a result on', '(a) => { const isBig = (x) => x > 10; const alias = (x) => isBig(x); return alias(a) ? 1 : 2; };', 'f(7)', 2, { 'alias(a)': [same(4), 0] }),
  spec('function returns a search', '(s) => { const has = (x) => x.includes("bc"); return has(s) ? 1 : 2; };', 'f("bd")', 2, { 'has(s)': [same(0.5), 0] }),
  spec('method returns a comparison', '(o) => (o.ok(3) ? 1 : 2);', 'f({ ok: () => 0 })', 2, { 'o.ok(3)': [same(1), 0] }),
  spec('async function returns a comparison', 'async (a) => { const isBig = async (x) => x > 10; return (await isBig(a)) ? 1 : 2; };', 'f(7)', 2, { 'await isBig(a)': [same(4), 0] }),
  spec('result of the last of several calls', '(xs) => { const is = (x) => x === 9; for (const x of xs) if (is(x)) return x; return 0; };', 'f([1, 5])', 0, { 'is(x)': [same(4), 0], xs: [0, 0] }),
  spec('a stale decision explains nothing', '(g, a) => { const is = (x) => x > 10; is(a); return g() ? 1 : 2; };', 'f(() => 0, 3)', 2, { 'g()': [same(1), 0] }),
  spec('variable tested twice', '(a) => { const big = a > 10; let n = 0; if (big) n++; if (!big) n += 2; return n; };', 'f(7)', 2, { big: [same(4), 0] }),
  spec('variable holding a search', '(s) => { const at = s.indexOf("x") !== -1; return at ? 1 : 2; };', 'f("ax")', 1, { at: [0, HALF] }),
  spec('reassigned variable explains nothing', '(a) => { let big = a > 10; big = big && a; return big ? 1 : 2; };', 'f(7)', 2, { big: [same(1), 0] }),
];
