import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findProgramOf } from '../frameworks/find-installed.ts';
import { manifestsAbove } from '../frameworks/manifests.ts';
import { firstLine, runNode } from '../frameworks/run-node.ts';
import { withTemporaryFile } from './temporary-file.ts';

/** A formatter as a project has it installed. */
interface Formatter {
  readonly packageName: string;
  readonly program: string;
  /** Arguments that make it rewrite the file that follows them. */
  readonly arguments: readonly string[];
  readonly configurations: readonly string[];
}

const FORMATTERS: readonly Formatter[] = [
  { packageName: '@biomejs/biome', program: 'biome', arguments: ['format', '--write', '--vcs-enabled=false'], configurations: ['biome.json', 'biome.jsonc'] },
  { packageName: 'prettier', program: 'prettier', arguments: ['--write', '--log-level=error'], configurations: [] },
];

const TIME_LIMIT_MS = 30_000;

export interface FormattedText {
  readonly text: string;
  /** Why the text is not in the project's format though it has a formatter, in one line. */
  readonly warning?: string;
}

/**
 * A text as the project that declares Biome or Prettier formats a file at `path`, with that project's own installation
 * and configuration; unchanged where there is none, and where the formatter leaves such files alone. `trial` is a path
 * beside it that is free.
 */
export async function formatText(text: string, folder: string, trial: string): Promise<FormattedText> {
  const found = findFormatter(folder);
  if (found === null) return { text };
  const script = findProgramOf(found.formatter.packageName, folder, found.formatter.program);
  if (script === null) return { text };
  return withTemporaryFile(trial, text, async () => {
    const { stderr } = await runNode([script, ...found.formatter.arguments, trial], { cwd: found.folder, timeoutMs: TIME_LIMIT_MS });
    const formatted = await readFile(trial, 'utf8');
    if (formatted === text && stderr.trim() !== '') return { text, warning: `${found.formatter.program} left the tests as they are: ${firstLine(stderr)}` };
    return { text: formatted };
  });
}

/** What the nearest manifest that declares a formatter declares; Biome needs a configuration where there is Prettier too. */
function findFormatter(folder: string): { readonly formatter: Formatter; readonly folder: string } | null {
  for (const { folder: home, manifest } of manifestsAbove(folder)) {
    const declared = { ...manifest.dependencies, ...manifest.devDependencies };
    const candidates = FORMATTERS.filter(({ packageName }) => packageName in declared);
    const configured = candidates.find(({ configurations }) => configurations.some((file) => existsSync(join(home, file))));
    const formatter = configured ?? candidates.at(-1);
    if (formatter !== undefined) return { formatter, folder: home };
  }
  return null;
}
