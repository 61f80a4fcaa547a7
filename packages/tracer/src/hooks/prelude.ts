import { REGISTRY_KEY } from './registry.ts';

export interface PreludeNames {
  readonly module: string;
  readonly hits: string;
  readonly state: string;
  readonly steps: string;
  readonly registry: string;
  readonly start: string;
}

export interface PreludeSizes {
  readonly statements: number;
  readonly blocks: number;
  readonly predicates: number;
  readonly flags: number;
}

/**
 * The first statements of an instrumented module: bind the module's arrays, which instances of one module share.
 * Functions of a module in an import cycle may run before them, and call `names.start` themselves.
 *
 * @param scope an expression for the global object that no declaration of the module shadows.
 */
export function preludeText(key: string, sizes: PreludeSizes, names: PreludeNames, scope: string): string {
  const { statements, blocks, predicates, flags } = sizes;
  const sites = predicates + flags;
  return `var ${names.module}, ${names.hits}, ${names.state}, ${names.steps}, ${names.registry};
function ${names.start}() {
  if (${names.hits}) return;
  var g = ${scope};
  var symbol = g.Symbol.for(${JSON.stringify(REGISTRY_KEY)});
  var registry = ${names.registry} = g[symbol] || (g[symbol] = {
    modules: new g.Map(),
    steps: new g.Int32Array([2147483647, 0]),
    exhausted: function (r) { r.steps[0] = 2147483647; },
    attached: function () {}
  });
  var key = ${JSON.stringify(key)};
  var m = ${names.module} = registry.modules.get(key);
  if (!m || m.statements !== ${statements} || m.hits.length !== ${statements + blocks} || m.predicates !== ${predicates} || m.state.length !== ${sites}) {
    m = ${names.module} = {
      key: key,
      statements: ${statements},
      predicates: ${predicates},
      hits: new g.Uint8Array(${statements + blocks}),
      state: new g.Uint8Array(${sites}),
      pending: new g.Uint8Array(${sites}),
      hooks: null,
      isLogged: false
    };
    registry.modules.set(key, m);
    registry.attached(m);
  }
  ${names.hits} = m.hits;
  ${names.state} = m.state;
  ${names.steps} = registry.steps;
}
${names.start}();`;
}
