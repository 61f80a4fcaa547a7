import { readFileSync, writeFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { type OptionsSchema, optionsPage } from '../options-page.ts';

const test = suite('page of options');
const schema = JSON.parse(readFileSync(new URL('../../../packages/cli/schema.json', import.meta.url), 'utf8')) as OptionsSchema;

test('it says what the schema says; else run this file with UPDATE=1', () => {
  const file = new URL('../../../docs/options.md', import.meta.url);
  const expected = optionsPage(schema);
  if (process.env['UPDATE'] === '1') writeFileSync(file, expected);
  assert.is(readFileSync(file, 'utf8'), expected);
});

test('every option is in it', () => {
  const page = optionsPage(schema);
  for (const name of Object.keys(schema.properties)) if (name !== '$schema') assert.match(page, `| \`${name}\` |`);
});

test.run();
