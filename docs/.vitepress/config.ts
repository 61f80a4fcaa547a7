import { defineConfig } from 'vitepress';

const PACKAGES = ['runner', 'tracer', 'instrumentation', 'search', 'testcase', 'observers', 'analysis', 'assertions', 'render', 'protocol', 'random', 'generator', 'queue', 'nx'];

export default defineConfig({
  title: 'Auklet',
  description: 'Unit tests for JavaScript and TypeScript, written by evolutionary search',
  cleanUrls: true,
  lastUpdated: false,
  // Pages link into the repository, and READMEs of packages to each other.
  ignoreDeadLinks: [/\.\.\/|^\.\/(?:src|packages)|\/(?:cli|runner|search|tracer|generator|observers|analysis|assertions|render|protocol|random|testcase|instrumentation|schema)/, /schema/],
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Get started', link: '/getting-started' },
      { text: 'Options', link: '/options' },
      { text: 'Recipes', link: '/recipes' },
      { text: 'Security', link: '/security' },
    ],
    sidebar: [
      {
        text: 'Use',
        items: [
          { text: 'Get started', link: '/getting-started' },
          { text: 'The command line', link: '/command-line' },
          { text: 'Options', link: '/options' },
          { text: 'Recipes', link: '/recipes' },
          { text: 'Many modules', link: '/scale' },
          { text: 'Security', link: '/security' },
        ],
      },
      {
        text: 'Understand',
        items: [
          { text: 'How it works', link: '/how-it-works' },
          { text: 'Architecture', link: '/architecture' },
          { text: 'Benchmarks', link: '/benchmarks' },
          { text: 'Compared with others', link: '/comparison' },
        ],
      },
      { text: 'Packages', collapsed: true, items: PACKAGES.map((name) => ({ text: name, link: `/packages/${name}` })) },
    ],
  },
});
