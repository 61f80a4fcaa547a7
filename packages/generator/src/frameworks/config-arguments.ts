import { parseArgs } from 'node:util';
import type { TestProject } from './test-project.ts';

/** `--config FILE` as the project's own command has it. */
export function configArguments({ command }: TestProject): readonly string[] {
  const { values } = parseArgs({ args: [...(command?.arguments ?? [])], options: { config: { type: 'string', short: 'c' } }, strict: false, allowPositionals: true });
  return typeof values.config === 'string' ? ['--config', values.config] : [];
}
