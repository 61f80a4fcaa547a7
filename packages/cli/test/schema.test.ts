import { readFileSync, writeFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { configJsonSchema } from '../dist/options/config-json-schema.js';

const test = suite('shipped schema');

test('it says what the options say; else run npm run schema -w packages/cli', () => {
  const file = new URL('../schema.json', import.meta.url);
  const expected = `${JSON.stringify(configJsonSchema(), null, 2)}\n`;
  if (process.env['UPDATE'] === '1') writeFileSync(file, expected);
  assert.is(readFileSync(file, 'utf8'), expected);
});

test('every option is described, and belongs to a group of the help', () => {
  for (const [name, option] of Object.entries(configJsonSchema().properties)) {
    if (name === '$schema') continue;
    assert.ok(option.description, name);
    assert.ok(option.group, name);
  }
});

test.run();
