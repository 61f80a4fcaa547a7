import { REGISTRY_KEY, type CaseTable } from './registry.ts';

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
  readonly tables: readonly CaseTable[];
  /** Per block the statement that begins with it, or -1. */
  readonly firstStatements: readonly number[];
}

/**
 * The first statements of an instrumented module: bind the module's arrays, which instances of one module share.
 *
 * @param scope an expression for the global object that no declaration of the module shadows.
 * @param isInCycle whether functions of the module may run before these statements; they call `names.start` themselves.
 */
export function preludeText(key: string, sizes: PreludeSizes, names: PreludeNames, scope: string, isInCycle: boolean): string {
  const { module, hits, state, steps, registry, start } = names;
  const find = `(function (g) {\n${findText(key, sizes)}\n})(${scope})`;
  if (!isInCycle) return `const ${module} = ${find}, ${hits} = ${module}.hits, ${state} = ${module}.state, ${registry} = ${module}.registry, ${steps} = ${registry}.steps;`;
  return `var ${module}, ${hits}, ${state}, ${steps}, ${registry};
function ${start}() {
  if (${module}) return;
  ${module} = ${find};
  ${hits} = ${module}.hits;
  ${state} = ${module}.state;
  ${registry} = ${module}.registry;
  ${steps} = ${registry}.steps;
}
${start}();`;
}

/** Finds the module's record, or makes it, and the registry when there is none; `g` is the global object. */
function findText(key: string, { statements, blocks, predicates, flags, tables, firstStatements }: PreludeSizes): string {
  const hits = statements + blocks;
  const sides = 2 * (predicates + flags + tables.length);
  return `  var symbol = g.Symbol.for(${JSON.stringify(REGISTRY_KEY)});
  var registry = g[symbol] || (g[symbol] = {
    modules: new g.Map(),
    steps: new g.Int32Array([2147483647, 0]),
    exhausted: function (r) { r.steps[0] = 2147483647; },
    attached: function () {}
  });
  var key = ${JSON.stringify(key)};
  var m = registry.modules.get(key);
  if (m && m.statements === ${statements} && m.hits.length === ${hits} && m.predicates === ${predicates} && m.state.length === ${sides}) return m;
  m = {
    key: key,
    statements: ${statements},
    firstStatements: ${JSON.stringify(firstStatements)},
    predicates: ${predicates},
    flags: ${flags},
    tables: ${JSON.stringify(tables)},
    registry: registry,
    hits: new g.Uint8Array(${hits}),
    state: new g.Uint8Array(${sides}),
    pending: new g.Uint8Array(${predicates}),
    hooks: null,
    isLogged: false
  };
  registry.modules.set(key, m);
  registry.attached(m);
  return m;`;
}
