import { named, type Program } from './program.ts';

const SPY = `const spy = (name, target = {}) => new Proxy(target, { get(t, k, r) { log(name, 'get', String(k)); return Reflect.get(t, k, r); }, has(t, k) { log(name, 'has', String(k)); return Reflect.has(t, k); }, set(t, k, v) { log(name, 'set', String(k)); t[k] = v; return true; }, deleteProperty(t, k) { log(name, 'delete', String(k)); return delete t[k]; }, ownKeys(t) { log(name, 'ownKeys'); return Reflect.ownKeys(t); }, getPrototypeOf(t) { log(name, 'getPrototypeOf'); return Reflect.getPrototypeOf(t); }, getOwnPropertyDescriptor(t, k) { log(name, 'descriptor', String(k)); return Reflect.getOwnPropertyDescriptor(t, k); }, apply(t, h, a) { log(name, 'apply'); return Reflect.apply(t, h, a); } });`;

/** Programs in which every operation on an object can be seen. */
export const observations: readonly Program[] = named({
  'proxy in a test': `${SPY} const p = spy('p'); if (p) log('T'); if (!p) log('no'); log(p && 1, p ?? 2, p ? 3 : 4);`,
  'proxy in comparisons': `${SPY} const p = spy('p'), q = spy('q'); if (p === q) log('no'); if (p !== q) log('ne'); if (p == null) log('no'); try { if (p < 1) log('no'); } catch (e) { log(e.name); } if (p == 'x') log('no');`,
  'proxy with in and instanceof': `${SPY} class A {} const p = spy('p', { a: 1 }); if ('a' in p) log('in'); if (!('b' in p)) log('not in'); if (p instanceof A) log('no'); if (!(p instanceof Array)) log('n');`,
  'proxy in membership tests': `${SPY} const p = spy('p', [1, 2]); if (p.includes(2)) log('inc'); if (!p.includes(spy('q'))) log('not'); const m = new Map([[spy('k'), 1]]); if (!m.has(spy('z'))) log('hasnt'); if (!new Set([spy('s')]).has(1)) log('n');`,
  'proxy in checks': `${SPY} const p = spy('p', []); if (Array.isArray(p)) log('arr'); if (!Number.isInteger(p)) log('int'); if (Object.hasOwn(p, 'length')) log('own'); if (typeof p === 'object') log('obj');`,
  'proxy in optional chains': `${SPY} const p = spy('p', { a: spy('a', { m() { return 1; } }) }); log(p?.a?.m?.(), p.b?.c, p?.a.n?.());`,
  'proxy in destructuring': `${SPY} const { a = 1, b: { c = 2 } = {}, ...r } = spy('p', { b: undefined, z: 1 }); log(a, c, r);`,
  'proxy in loops': `${SPY} for (const k in spy('p', { a: 1 })) log(k); for (const x of spy('q', [1])) log(x);`,
  'proxy in a switch': `${SPY} const p = spy('p'); switch (p) { case 1: log('no'); break; case p: log('same'); } switch (typeof p) { case 'object': log('o'); }`,
  'proxy as a callee': `${SPY} const f = spy('f', () => 5); log(f?.(), f() > 3 ? 'gt' : 'le'); if (f() === 5) log('five');`,
  'proxy in logical assignment': `${SPY} const p = spy('p', { n: null }); p.n ??= 1; p.n ||= 2; p.n &&= 3; p.x ??= 4; log(p.n);`,
  'proxy as an error': `${SPY} try { throw spy('e', { code: 1 }); } catch (e) { if (e.code === 1) log('one'); } try { throw spy('f'); } catch ({ message = 'none' }) { log(message); }`,
  'revoked proxies': `const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); if (proxy) log('truthy'); if (proxy === 1) log('no'); log(proxy ?? 1, typeof proxy); try { if ('a' in proxy) log('no'); } catch (e) { log(e.name); } try { if (Array.isArray(proxy)) log('no'); } catch (e) { log(e.name); } try { if (proxy instanceof Object) log('no'); } catch (e) { log(e.name); }`,
  'getter counts': `let n = 0; const o = { get v() { return ++n; } }; if (o.v > 0 && o.v < 3 || o.v) log(n); switch (o.v) { case 3: log('three'); break; case o.v: log('no'); } log(o.v ? o.v : 0, n);`,
  'toString counts': `let n = 0; const k = { toString() { n++; return 'key'; } }; const o = { key: 1 }; if (k in o) log(n); log(o[k], n, o?.[k], n); if (o[k] === 1) log(n); delete o[k]; log(n);`,
  'valueOf counts': `let n = 0; const v = { valueOf() { return ++n; } }; if (v > 0) log(n); if (v == 2) log(n); log(v < 10, v <= 10, v >= 1, v + 1, n); if (v === v) log(n); if (!(v != 7)) log(n);`,
  'symbol hooks': `const o = { [Symbol.toPrimitive](h) { log(h); return h === 'number' ? 5 : 'str'; } }; if (o > 4) log('gt'); if (o == 'str') log('eq'); if (\`\${o}\` === 'str') log('tpl'); class H { static [Symbol.hasInstance](x) { log('hasInstance', x); return x > 1; } } if (2 instanceof H) log('inst');`,
  'iterator protocol': `const it = (n) => ({ [Symbol.iterator]() { log('iterator'); let i = 0; return { next(...a) { log('next', a.length); return { get done() { log('done'); return i >= n; }, get value() { log('value'); return i++; } }; }, get return() { log('return'); return undefined; } }; } }); for (const x of it(2)) log(x); for (const x of it(2)) break; const [a] = it(1); log([...it(1)], a);`,
  'array-likes and species': `const a = [1, 2]; a.constructor = { [Symbol.species]: function (n) { log('species', n); return new Array(n); } }; log(a.map((x) => x > 1 ? x : 0));`,
  'accessors on prototypes': `Object.defineProperty(Number.prototype, 'semanticsProbe', { get() { 'use strict'; return typeof this; }, configurable: true }); const n = 5; if (n.semanticsProbe === 'number') log('prim'); log(n?.semanticsProbe); delete Number.prototype.semanticsProbe;`,
  'frozen and sealed objects': `'use strict'; const o = Object.freeze({ a: 1 }); try { o.a = 2; } catch (e) { log(e.name); } try { o.b ??= 1; } catch (e) { log(e.name); } try { delete o?.a; } catch (e) { log(e.name); } o.a ||= 5; log(o);`,
  'boxed primitives': `const f = new Boolean(false), z = new Number(0), s = new String(''); if (f && z && s) log('objects are true'); log(f == false, z == 0, s == '', f === false, typeof z, z < 1 ? 'lt' : 'ge');`,
  'dates': `const a = new Date(1), b = new Date(2); if (a < b) log('before'); log(a - b, a >= b, +a === 1, a == b); if (!(a > b)) log('not after');`,
  'typed arrays and buffers': `const u = new Uint8Array([1, 256, 3]); if (u[1] === 0) log('wrapped'); for (const x of u) log(x); log(u.includes(3) ? 'has' : 'no', u.length > 2 && u.at(-1));`,
  'weak collections': `const k = {}; const w = new WeakMap([[k, 1]]); if (w.has(k)) log(w.get(k)); if (!w.has({})) log('none'); const r = new WeakRef(k); if (r.deref()?.x === undefined) log('ref'); if (!new WeakSet().has(k)) log('ws');`,
  'arguments identity': `const f = function () { return arguments; }; const a = f(1, 2); log(a.length, Array.from(a), Object.prototype.toString.call(a)); if (a[0] < a[1]) log('lt');`,
  'error stack is a string': `const e = new Error('m'); log(typeof e.stack, e.stack.split('\\n')[0]);`,
  'function text is a function': `const f = function named(a, b) { return a; }; log(typeof f.toString(), f.toString().startsWith('function named(a, b)')); class A { m() {} } log(String(A).startsWith('class A'), typeof Function.prototype.toString.call(A.prototype.m));`,
  'patched builtins keep their meaning': `const original = String.prototype.includes; String.prototype.includes = function (x) { log('patched', x); return original.call(this, x); }; if ('abc'.includes('b')) log('T'); String.prototype.includes = original; const has = Map.prototype.has; Map.prototype.has = () => 'always'; if (new Map().has(1)) log('T2'); Map.prototype.has = has;`,
  'patched iterators are used once': `const original = Array.prototype[Symbol.iterator]; let n = 0; Array.prototype[Symbol.iterator] = function () { n++; return original.call(this); }; for (const x of [1]); const [y] = [2]; Array.prototype[Symbol.iterator] = original; log(n);`,
  'coercion errors name the operation': `const bad = { toString: null, valueOf: null }; for (const f of [() => bad > 1, () => bad == 1, () => \`\${bad}\`, () => bad + 1, () => bad in {}]) try { log(f()); } catch (e) { log(e.name); }`,
  'bigint comparisons': `log(1n < 2, 2n == 2, 2n === 2n, 10n > '9', 1n < NaN, 0n ? 1 : 0, -1n && 'neg', 2n ** 64n > 2 ** 64); if (5n >= 5) log('ge');`,
});
