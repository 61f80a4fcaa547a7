import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectProject, type DetectedProject } from '@auklet/generator';
import { AukletError } from '@auklet/protocol';
import { hasTTY, isCI } from 'std-env';
import { EXIT } from '../exit-code.ts';

export interface InitFlags {
  readonly yes?: boolean;
}

interface Answers {
  readonly framework: string;
  readonly targets: readonly string[];
  readonly budget: string;
}

const CONFIGS = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs', 'json'].map((extension) => `auklet.config.${extension}`);

/** Writes a configuration from what the project shows and the user answers; without a terminal nobody is asked. */
export async function runInit({ yes = false }: InitFlags): Promise<number> {
  const project = detectProject(process.cwd());
  const existing = CONFIGS.find((name) => existsSync(join(project.folder, name)));
  if (existing !== undefined) throw new AukletError('usage', `${existing} is there already; edit it, or delete it and run init again`);
  const detected: Answers = { framework: project.framework ?? 'node', targets: project.sources, budget: '30s' };
  const answers = yes || isCI || !hasTTY || !process.stdin.isTTY ? detected : await ask(detected);
  if (answers === null) return EXIT.usage;
  const name = fileNameFor(project);
  writeFileSync(join(project.folder, name), textOf(answers, project), { flag: 'wx' });
  process.stdout.write(`${name}: ${answers.framework} tests for ${answers.targets.join(', ')}\nNext: npx auklet\n`);
  return EXIT.done;
}

function fileNameFor({ language, isModule }: DetectedProject): string {
  if (language === 'typescript') return 'auklet.config.ts';
  return isModule ? 'auklet.config.js' : 'auklet.config.mjs';
}

/** `null` when the user gives up. */
async function ask(detected: Answers): Promise<Answers | null> {
  const { group, intro, isCancel, select, text } = await import('@clack/prompts');
  intro('auklet init');
  let isGivenUp = false;
  const answers = await group(
    {
      framework: () => select({ message: 'Test framework', initialValue: detected.framework, options: ['vitest', 'jest', 'mocha', 'node', 'uvu'].map((value) => ({ value })) }),
      targets: () => text({ message: 'Folders or globs to test, by commas', initialValue: detected.targets.join(', ') }),
      budget: () => text({ message: 'Search time per module', initialValue: detected.budget, validate: (value) => (/^\d+(\.\d+)?(ms|s|m|h)$/.test(value ?? '') ? undefined : 'write 500ms, 30s or 2m') }),
    },
    { onCancel: () => (isGivenUp = true) },
  );
  if (isGivenUp || isCancel(answers.framework) || isCancel(answers.targets)) return null;
  return { framework: answers.framework, targets: answers.targets.split(',').map((word) => word.trim()), budget: answers.budget };
}

/** `defineConfig` gives types where Auklet is installed; elsewhere the import would lead nowhere. */
function textOf({ framework, targets, budget }: Answers, { hasAuklet }: DetectedProject): string {
  const object = `{\n  targets: [${targets.map(quoted).join(', ')}],\n  framework: ${quoted(framework)},\n  budget: ${quoted(budget)},\n}`;
  if (!hasAuklet) return `export default ${object};\n`;
  return `import { defineConfig } from 'auklet/config';\n\nexport default defineConfig(${object});\n`;
}

function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
}
