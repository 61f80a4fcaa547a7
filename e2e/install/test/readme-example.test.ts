import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readmeExample } from '../readme-example.ts';

function block(info: string, text: string): string {
  return `\`\`\`${info}\n${text}\n\`\`\`\n`;
}

test('takes the named blocks, and runs example.mjs', () => {
  const readme = block('sh', 'npm i') + block('js', '3;') + block('js resize.js', '1;') + block('js example.mjs', '2;');
  assert.equal(readmeExample(readme), { main: 'example.mjs', files: new Map([['resize.js', '1;\n'], ['example.mjs', '2;\n']]) });
});

test('takes the first block without a name for the example', () => {
  assert.equal(readmeExample(block('js', '1;') + block('js', '2;')), { main: 'example.mjs', files: new Map([['example.mjs', '1;\n']]) });
});

test('finds nothing where there is no JavaScript', () => assert.is(readmeExample(block('sh', 'npm i')), null));

test.run();
