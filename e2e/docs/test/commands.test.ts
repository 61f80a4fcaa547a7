import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { runProcess, type ProcessResult } from '../../../tools/processes/run-process.ts';
import { CLI } from '../../generate/run-auklet.ts';
import { commandsIn } from '../commands-in.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const documents = globSync(['README.md', 'docs/*.md', 'examples/README.md', 'packages/*/README.md'], { cwd: root }).sort();
const VERBS = ['list', 'explain', 'report', 'merge', 'work', 'init', 'doctor'] as const;
const project = mkdtempSync(join(tmpdir(), 'auklet-docs-'));
const test = suite('commands in the documentation');
test.after(() => rmSync(project, { recursive: true }));

const commands = new Map(documents.flatMap((document) => commandsIn(readFileSync(join(root, document), 'utf8')).map(({ line, words }): [string, { where: string; words: readonly string[] }] => [words.join(' '), { where: `${document}:${line}`, words }])));

function auklet(...args: readonly string[]): Promise<ProcessResult> {
  return runProcess(process.execPath, [CLI, ...args], { cwd: project, limit: 120_000 });
}

test('there are some to look at', () => {
  assert.ok(commands.size > 20, String(commands.size));
  for (const verb of VERBS) assert.ok([...commands.values()].some(({ words: [first] }) => first === verb), verb);
});

test('those that generate are understood', async () => {
  for (const { where, words } of commands.values()) {
    if (VERBS.some((verb) => verb === words[0]) || words.includes('--help') || words.includes('--help-all')) continue;
    const { code, stderr } = await auklet(...words, '--no-config', '--print-config');
    assert.is(code, 0, `${where}: auklet ${words.join(' ')}\n${stderr}`);
  }
});

for (const verb of VERBS) {
  test(`${verb} has the flags that are written`, async () => {
    const { stdout: help } = await auklet(verb, '--help');
    for (const { where, words } of commands.values()) {
      if (words[0] !== verb) continue;
      for (const flag of words.filter((word) => word.startsWith('--'))) assert.match(help, `${flag.split('=')[0] as string} `, where);
    }
  });
}

/** What a run would be given by a configuration that stands in a document. */
for (const document of documents) {
  const blocks = [...readFileSync(join(root, document), 'utf8').matchAll(/^```[jt]s\n\/\/ (auklet\.config\.\w+)\n([\s\S]*?)^```$/gm)];
  for (const [, name = '', text = ''] of blocks) {
    test(`the configuration in ${document} is read`, async () => {
      mkdirSync(join(project, 'node_modules/auklet'), { recursive: true });
      const definition = fileURLToPath(new URL('../../../packages/cli/dist/config/define-config.js', import.meta.url));
      writeFileSync(join(project, 'node_modules/auklet/package.json'), JSON.stringify({ name: 'auklet', type: 'module', exports: { './config': './config.js' } }));
      writeFileSync(join(project, 'node_modules/auklet/config.js'), `export * from ${JSON.stringify(definition)};\n`);
      writeFileSync(join(project, name), text);
      const { code, stdout, stderr } = await auklet('--config', name, '--print-config');
      assert.is(code, 0, stderr);
      assert.match(stdout, new RegExp(`"10s" +${name}`));
    });
  }
}

test.run();
