/** What one package of the scope may depend on; `package.json` has to say exactly the same. */
export interface AllowedEdges {
  /** An edge inside the scope points to a lower layer. */
  readonly layer: number;
  /** A light package brings no parser, printer, compiler or search; neither does anything it depends on. */
  readonly weight: 'light' | 'heavy';
  /** A pure package reaches neither the system nor the clock nor a random source of its own. */
  readonly pure: boolean;
  readonly internal: readonly string[];
  readonly external: readonly string[];
}

export type EdgeTable = Readonly<Record<string, AllowedEdges>>;

const light = { weight: 'light', pure: false } as const;
const pure = { weight: 'light', pure: true } as const;
const heavy = { weight: 'heavy', pure: false } as const;

export const allowedEdges: EdgeTable = {
  '@auklet/protocol': { layer: 0, ...light, internal: [], external: ['flatted', 'zod'] },
  '@auklet/random': { layer: 0, ...pure, internal: [], external: ['pure-rand'] },
  '@auklet/tracer': { layer: 1, ...light, internal: ['@auklet/protocol'], external: [] },
  '@auklet/runner': { layer: 1, ...light, internal: ['@auklet/protocol'], external: ['tinypool'] },
  '@auklet/observers': { layer: 1, ...light, internal: ['@auklet/protocol'], external: [] },
  '@auklet/search': { layer: 1, ...pure, internal: ['@auklet/protocol', '@auklet/random'], external: [] },
  '@auklet/testcase': {
    layer: 1,
    ...pure,
    internal: ['@auklet/protocol', '@auklet/random'],
    external: ['@eslint-community/regexpp'],
  },
  '@auklet/instrumentation': {
    layer: 2,
    ...heavy,
    internal: ['@auklet/protocol', '@auklet/tracer'],
    external: [
      '@babel/core',
      '@babel/parser',
      '@babel/plugin-proposal-decorators',
      '@babel/plugin-transform-explicit-resource-management',
      '@babel/plugin-transform-modules-commonjs',
      '@babel/plugin-transform-react-jsx',
      '@babel/plugin-transform-typescript',
      '@babel/traverse',
      '@babel/types',
      'weapon-regex',
    ],
  },
  '@auklet/analysis': {
    layer: 2,
    ...heavy,
    internal: ['@auklet/protocol'],
    external: ['@babel/parser', '@babel/traverse', '@babel/types', '@typescript/typescript6', 'esbuild', 'get-tsconfig'],
  },
  '@auklet/render': { layer: 2, ...heavy, internal: ['@auklet/protocol'], external: ['@babel/parser', '@babel/types', 'magic-string', 'recast'] },
  '@auklet/assertions': { layer: 3, ...heavy, internal: ['@auklet/protocol'], external: [] },
  '@auklet/generator': {
    layer: 4,
    ...heavy,
    internal: [
      '@auklet/analysis',
      '@auklet/assertions',
      '@auklet/instrumentation',
      '@auklet/observers',
      '@auklet/protocol',
      '@auklet/random',
      '@auklet/render',
      '@auklet/runner',
      '@auklet/search',
      '@auklet/testcase',
      '@auklet/tracer',
    ],
    external: ['cacache', 'get-tsconfig', 'picomatch', 'tinyexec', 'tinyglobby', 'zod'],
  },
  '@auklet/queue': { layer: 5, ...heavy, internal: ['@auklet/generator', '@auklet/protocol'], external: ['bullmq', 'ioredis', 'zod'] },
  '@auklet/nx': { layer: 0, ...light, internal: [], external: ['nx'] },
  auklet: {
    layer: 6,
    ...heavy,
    internal: ['@auklet/generator', '@auklet/protocol', '@auklet/queue'],
    external: ['@clack/prompts', 'commander', 'fastest-levenshtein', 'istanbul-lib-coverage', 'istanbul-lib-report', 'istanbul-reports', 'jiti', 'junit-report-builder', 'lilconfig', 'picocolors', 'std-env', 'zod'],
  },
};
