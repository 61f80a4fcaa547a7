import { listModules, type ListedModule } from '@auklet/generator';
import pc from 'picocolors';
import { resolveOptions } from '../config/resolve-options.ts';
import { EXIT } from '../exit-code.ts';

export interface ListFlags {
  readonly exclude?: readonly string[];
  readonly changed?: string;
  readonly config?: string | false;
  readonly json?: boolean;
}

/** Prints what could be tested, and why the rest could not. */
export async function runList(targets: readonly string[], { json = false, config, ...flags }: ListFlags): Promise<number> {
  const cwd = process.cwd();
  const given = { ...flags, ...(targets.length === 0 ? {} : { targets }) };
  const { generate } = await resolveOptions({ cwd, flags: given, ...(config === undefined ? {} : { config }) });
  const modules = await listModules(generate, cwd);
  process.stdout.write(json ? `${JSON.stringify(modules)}\n` : modules.map(blockOf).join(''));
  return modules.some(({ obstacle }) => obstacle === undefined) ? EXIT.done : EXIT.nothingGenerated;
}

function blockOf({ file, functions, branches, obstacle }: ListedModule): string {
  if (obstacle !== undefined) return `${pc.red('✗')} ${file}: ${obstacle}\n`;
  const lines = functions.map((one) => `  ${one.name} ${pc.dim(`line ${one.line}, ${counted(one.branches, 'branch', 'branches')}`)}\n`);
  return `${pc.green('✓')} ${pc.bold(file)} ${pc.dim(`${counted(functions.length, 'function', 'functions')}, ${counted(branches, 'branch', 'branches')}`)}\n${lines.join('')}`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
