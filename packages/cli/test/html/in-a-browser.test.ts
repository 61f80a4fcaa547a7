// Runs where Chromium is installed as a program of the system (Debian: `chromium`), or CHROMIUM names it; elsewhere there is nothing to run.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Report } from '@auklet/generator';
import { type Browser, chromium, type Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { htmlReporter } from '../../dist/reporters/html/html-reporter.js';
import { project, removeProjects } from '../fixtures/command-line.ts';

const PROGRAM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const test = suite('the HTML report in a browser');
test.after(removeProjects);

const at = (line: number, column = 0): { start: { line: number; column: number }; end: { line: number; column: number } } => ({ start: { line, column }, end: { line, column: column + 1 } });
const none = { covered: 0, total: 0 };
const REPORT: Report = {
  version: '1.2.3',
  seed: 7,
  targets: [
    {
      file: 'sign.js',
      outcome: 'generated',
      testFile: 'sign.auklet.test.js',
      tests: 2,
      verified: true,
      coverage: { branches: { covered: 3, total: 4 }, statements: { covered: 3, total: 3 }, functions: { covered: 1, total: 1 }, lines: { covered: 3, total: 3 } },
      mutation: { killed: 5, covered: 6 },
      executions: 900,
      searchMs: 1200,
      phases: {},
      findings: [{ outcome: 'exited', detail: 'exited with code 3', call: 'sign(…)', count: 2, reproduction: "sign('<exit>');" }],
      denied: [{ access: 'file-write', operation: 'fs.rmSync', target: '/home/somebody' }],
      gaps: [
        { line: 3, column: 2, branch: 'n === 1e9 is true', reason: 'missed', why: 'n === 1e9 was never true', distance: 0.5, comparison: '12 === 1e9', closest: 'sign(12);' },
        { line: 4, column: 2, branch: 'n > 5 is false', reason: 'missed', why: 'n > 5 was never false', distance: 0.25 },
      ],
      details: {
        coverage: { statements: [{ location: at(2), hits: 2 }, { location: at(3), hits: 1 }, { location: at(4), hits: 0 }], functions: [], branches: [] },
        tests: [
          { titles: ['sign', 'returns -1 for a negative number'], lines: [2] },
          { titles: ['sign', 'returns 1'], lines: [2, 3] },
        ],
        survivors: [{ operator: 'EqualityOperator', location: at(2) }],
        timeline: { goals: 8, steps: [{ milliseconds: 0, executions: 30, covered: 4 }, { milliseconds: 1200, executions: 900, covered: 6 }] },
      },
      warnings: [],
    },
    { file: 'data.js', outcome: 'nothing-testable', testFile: null, tests: 0, verified: false, coverage: { branches: none, statements: none, functions: none, lines: none }, executions: 0, searchMs: 0, phases: {}, findings: [], denied: [], warnings: [], error: 'the module exports nothing that can be called' },
  ],
};

let browser: Browser;
let address: string;
test.before(async () => {
  const cwd = project({ 'sign.js': 'exports.sign = (n) => {\n  if (n < 0) return -1;\n  if (n === 1e9) return "<big>";\n  return n > 5 ? 1 : 0;\n};\n' });
  let page = '';
  await htmlReporter({ cwd, write: (text: string) => (page += text) }).finish(REPORT);
  writeFileSync(join(cwd, 'report.html'), page);
  address = pathToFileURL(join(cwd, 'report.html')).href;
  browser = await chromium.launch({ executablePath: PROGRAM, args: ['--no-sandbox'] });
});
test.after(() => browser.close());

/** A page that may load nothing but the report; what goes wrong in it fails the test. */
async function opened(colorScheme: 'light' | 'dark', run: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ colorScheme, offline: true, viewport: { width: 1000, height: 700 } });
  try {
    const page = await context.newPage();
    const trouble: string[] = [];
    page.on('pageerror', (error) => trouble.push(String(error)));
    page.on('request', (request) => request.url() !== address && trouble.push(request.url()));
    await page.goto(address);
    await run(page);
    assert.equal(trouble, []);
  } finally {
    await context.close();
  }
}

test('shows figures, source, gaps, tests, mutants, findings and what was denied', () =>
  opened('light', async (page) => {
    const text = await page.innerText('body');
    for (const words of ['75 % (3/4)', '83 % (5/6)', 'exports.sign', '<big>', 'n === 1e9 was never true', '12 === 1e9', 'sign(12);', 'returns -1 for a negative number', 'EqualityOperator', "sign('<exit>');", '/home/somebody', 'the module exports nothing that can be called']) {
      assert.ok(text.includes(words), words);
    }
    const states = await page.locator('.line').evaluateAll((lines) => lines.map((line) => line.className.replace('line ', '')));
    assert.equal(states.slice(0, 5), ['plain', 'covered', 'partial', 'missed', 'plain']);
  }));

test('a chosen test shows its lines, and Escape forgets it', () =>
  opened('light', async (page) => {
    const chosen = (): Promise<(string | null)[]> => page.locator('.chosen').evaluateAll((lines) => lines.map((line) => line.getAttribute('data-line')));
    await page.getByRole('button', { name: 'returns 1', exact: false }).last().press('Enter');
    assert.equal(await chosen(), ['2', '3']);
    await page.keyboard.press('Escape');
    assert.equal(await chosen(), []);
  }));

test('keys go from gap to gap and from module to module', () =>
  opened('light', async (page) => {
    const focused = (): Promise<string> => page.evaluate('document.activeElement.innerText');
    await page.keyboard.press('n');
    assert.match(await focused(), 'n === 1e9');
    await page.keyboard.press('n');
    assert.match(await focused(), 'n > 5');
    await page.keyboard.press('p');
    assert.match(await focused(), 'n === 1e9');
    await page.keyboard.press('j');
    assert.match(await focused(), 'data.js');
  }));

for (const scheme of ['light', 'dark'] as const) {
  test(`text can be read in the ${scheme} scheme`, () =>
    opened(scheme, async (page) => {
      const pairs = (await page.evaluate(CONTRASTS)) as readonly { readonly what: string; readonly ratio: number }[];
      assert.ok(pairs.length > 10);
      assert.equal(pairs.filter(({ ratio }) => ratio < 4.5), []);
      const shot = process.env['SCREENSHOTS'];
      if (shot !== undefined) await page.screenshot({ path: join(shot, `report-${scheme}.png`), fullPage: true });
    }));
}

/** Contrast as WCAG 2.2 defines it, of every element that has text of its own, with the ground behind it. */
const CONTRASTS = `(() => {
  const channels = (color) => color.match(/[\\d.]+/g).map(Number);
  const luminance = (color) => {
    const [r, g, b] = channels(color).map((value) => { const part = value / 255; return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const { backgroundColor } = getComputedStyle(one);
      if (!(channels(backgroundColor)[3] === 0)) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.checkVisibility() && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''))
    .map((element) => {
      const [light, dark] = [luminance(getComputedStyle(element).color), luminance(ground(element))].sort((a, b) => b - a);
      return { what: element.tagName + '.' + element.className, ratio: (light + 0.05) / (dark + 0.05) };
    });
})()`;

if (existsSync(PROGRAM)) test.run();
else {
  const nothing = suite('the HTML report in a browser');
  nothing('there is no browser here', () => assert.not(existsSync(PROGRAM)));
  nothing.run();
}
