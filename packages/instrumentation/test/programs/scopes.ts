import { named, type Program } from './program.ts';

export const scopes: readonly Program[] = named({
  'var let const': `var a = 1; let b = 2; const c = 3; { var a = 4; let b = 5; const c = 6; log(a, b, c); } log(a, b, c);`,
  'var is hoisted': `log(x); var x = 1; log(x); if (false) { var y = 1; } log(y);`,
  'temporal dead zone in a block': `let x = 'o'; { try { log(x); } catch (e) { log(e.name); } let x = 'i'; log(x); }`,
  'temporal dead zone of const in closure': `const f = () => late; try { f(); } catch (e) { log(e.name, e.message); } const late = 1; log(f());`,
  'assignment to const': `const c = 1; try { c = 2; } catch (e) { log(e.name, e.message); } try { c++; } catch (e) { log(e.name); } log(c);`,
  'chained and compound assignment': `let a, b; a = b = 3; a += b *= 2; log(a, b); const o = { n: 1 }; o.n **= 2; o.m = o.n++ + ++o.n; log(o);`,
  'assignment order': `const o = {}; const t = (n, v) => (log(n), v); t('obj', o)[t('key', 'k')] = t('val', 1); log(o); let i = 0; const a = []; a[i++] = i++; log(a, i);`,
  'sloppy globals': `undeclaredSemantics = 5; log(typeof undeclaredSemantics, globalThis.undeclaredSemantics); delete globalThis.undeclaredSemantics; log(typeof undeclaredSemantics);`,
  'strict mode program': `'use strict'; try { undeclaredStrict = 1; } catch (e) { log(e.name); } try { Object.freeze([]).push(1); } catch (e) { log(e.name); } log((function () { return this; })());`,
  'delete': `const o = { a: 1, b: 2 }; log(delete o.a, delete o.zz, o, delete [][0]); log(delete o['b'], o);`,
  'void and comma': `let n = 0; log(void n++, (n++, n++, n), n);`,
  'direct eval sees locals': `const f = (x) => { const y = 2; return eval('x + y'); }; log(f(1)); var z = 1; eval('var z2 = z + 1'); log(z2);`,
  'direct eval in a condition': `const f = (x) => { if (eval('x > 1')) return 'T'; return eval('x') ? 'one' : 'zero'; }; log(f(2), f(1), f(0));`,
  'direct eval with arguments': `function f() { return eval('arguments.length') > 1 && eval('this === undefined || typeof this'); } log(f(1, 2));`,
  'indirect eval does not': `const x = 'local'; try { log((0, eval)('typeof x')); } catch (e) { log(e.name); } const e2 = eval; log(e2('typeof x'));`,
  'function constructor': `const f = new Function('a', 'b', 'return a > b ? a : b'); log(f(1, 2), f.length, f.name);`,
  'with statement': `const o = { x: 1, y: 2 }; with (o) { log(x + y); x = 5; if (x > y) log('gt'); for (const k of [x]) log(k); } log(o); with ({ z: 1 }) log(z);`,
  'with and conditions on its names': `const r = []; const o = { a: 0 }; with (o) { a ||= 3; r.push(a, a > 2 ? 'y' : 'n', typeof b === 'undefined'); } log(r, o);`,
  'with and proxies': `const seen = []; const p = new Proxy({ v: 1 }, { has(t, k) { if (typeof k === 'string') seen.push('has ' + k); return k in t; }, get(t, k) { if (typeof k === 'string') seen.push('get ' + k); return t[k]; } }); with (p) { const q = v; } log(seen);`,
  'labels and blocks': `a: { b: { if (1) break a; } log('no'); } c: { log('c'); } log('end');`,
  'shadowed globals': `const undefined2 = undefined; (function (undefined) { log(undefined); })(1); (function (NaN, Infinity) { log(NaN > Infinity); })(2, 1); { const Array = null; const Object = 1, Symbol = 2, Map = 3, Uint8Array = 4; if (Object < Symbol && !Array) log(Map, Uint8Array); }`,
  'shadowed globalThis': `var globalThis = { Symbol: 0 }; if (globalThis.Symbol === 0) log('mine'); log(typeof globalThis.Map);`,
  'names like those of the instrumentation': `const _akT0 = 'mine', _akS = [1], _akH = 2, _akM = 3; let _akT_0 = 4; if (_akT0 && _akS[0] && _akH > 1) log(_akT0, _akS, _akH, _akM, _akT_0);`,
  'unicode names and escapes': `const \\u0061bc = 1, ünïcödé = 2, $ = 3, _ = 4; log(abc, ünïcödé, $, _, '\\u{1F600}'.length);`,
  'numeric separators and literals': `log(1_000, 0xff, 0b11, 0o17, 1e3, .5, 10n ** 20n, 017, '\\x41\\101');`,
  'exotic strings': 'log("a\\\nb", "\\u2028".length, `a\n${1}b`, String.raw`\\n${2}`, "\\0", \'</script>\');',
  'tagged templates': 'const tag = (s, ...v) => { log(s, s.raw, v); return s; }; tag`a${1}b\\n${2 > 1 ? "y" : "n"}`; const same = () => tag`x`; log(same() === same()); const o = { t(s) { return [this === o, s[0]]; } }; log(o.t`r`, new (tag`k`.constructor)().length);',
  'tagged template with invalid escape': 'const tag = (s) => [s[0], s.raw[0]]; log(tag`\\u`);',
  'regular expressions': `log('a1b22'.replace(/\\d+/g, (m, i) => m.length > 1 ? '<' + m + '>' : i), /(?<y>\\d{4})/.exec('in 2020').groups.y, 'a-b_c'.split(/[-_]/), [...'x1y2'.matchAll(/[a-z](\\d)/g)].map((m) => m[1]), /a/y.test('ba'));`,
  'json and dates': `log(JSON.parse('{"a":[1,{"b":null}]}', (k, v) => v === 1 ? 'one' : v), JSON.stringify({ a: undefined, b: () => 1, c: [undefined], d: new Date(0) }));`,
  'comments and automatic semicolons': `let a = 1
let b = a
++b
log(a, b)
const f = () => {
  return
  'never'
}
log(f())
;[1].forEach((x) => log(x))`,
  'html-like comment': `let x = 1; <!-- a comment
log(x); x
--> another comment
log('end');`,
  'symbols as keys and typeof': `const s = Symbol('d'); const o = { [s]: 1, [Symbol.for('x')]: 2 }; log(o[s], s.description, typeof s, s in o, Object.getOwnPropertySymbols(o).length);`,
  'spread of objects and arrays': `const a = { x: 1, get y() { log('y'); return 2; } }; const b = { ...a, ...null, ...'ab', x: 3 }; log(b, [...new Set([1, 2]), ...'z']); const { x, ...rest } = b; log(rest);`,
  'property order': `log(Object.keys({ b: 1, 2: 0, a: 1, 1: 0, [Symbol()]: 1 })); for (const k in { z: 1, 0: 1 }) log(k);`,
  'proto in literals': `const p = { hi: () => 'p' }; const o = { __proto__: p, x: 1 }; log(o.hi(), Object.keys(o)); const q = { ['__proto__']: 5 }; log(Object.keys(q));`,
  'debugger statement': `debugger; log('after');`,
  'block functions and closures': `const fs = []; for (let i = 0; i < 2; i++) { function g() { return i; } fs.push(g); } log(fs.map((f) => f()));`,
  'class declarations are block scoped': `{ class A { static v = 1; } log(A.v); } log(typeof A);`,
  'undefined as a name': `var undefined = 1; log(undefined); const f = (x) => x === undefined ? 'u' : 'v'; log(f(), f(1));`,
});
