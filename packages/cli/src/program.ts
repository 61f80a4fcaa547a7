import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import type { GenerateFlags } from './run-generate.ts';

const EXAMPLES = `
Examples:
  $ auklet generate src/queue.ts                     tests beside the source
  $ auklet generate src --budget 10s                 every module of a folder, 10 s of search each
  $ auklet generate src/queue.ts:push --out test     one export, tests in a folder
  $ auklet generate lib/*.js --max-executions 5000   the same tests on every machine

Exit codes: 0 done, 1 a goal was missed, 2 usage, 3 no test generated, 4 internal, 130/143 on signals.`;

export function createProgram(): Command {
  const program = new Command('auklet')
    .description('Writes unit tests for JavaScript and TypeScript modules by evolutionary search.')
    .version(readVersion())
    .exitOverride()
    .showSuggestionAfterError()
    .configureHelp({ sortSubcommands: false });
  program.addCommand(generateCommand(), { isDefault: true });
  return program;
}

function generateCommand(): Command {
  return new Command('generate')
    .description('write tests for modules')
    .argument('<target...>', 'files, folders, globs, or file.ts:exportName')
    .option('--out <folder>', 'folder for the tests (default: beside the source, if the test command looks there)')
    .addOption(new Option('--framework <name>', 'auto, vitest, jest, mocha, node or uvu').default('auto'))
    .option('--budget <time>', 'search time per module: 500ms, 30s, 2m (default: 30s)')
    .addOption(new Option('--max-executions <n>', 'search budget in test executions: same seed, same tests').argParser(Number))
    .addOption(new Option('--max-statements <n>', 'end after so many executed statements').argParser(Number))
    .addOption(new Option('--max-generations <n>', 'end after so many generations').argParser(Number))
    .addOption(new Option('--max-coverage <percent>', 'end when so much of the goals is covered').argParser(Number))
    .addOption(new Option('--plateau <n>', 'end when so many executions in a row cover nothing new').argParser(Number))
    .addOption(new Option('--max-memory <MiB>', 'end when this process holds so much memory').argParser(Number))
    .addOption(new Option('--seed <n>', 'seed of every random choice (default: 1)').argParser(Number))
    .addOption(new Option('--algorithm <name>', 'dynamosa, mosa, mio, whole-suite, whole-suite-without-archive, feedback-directed-random, random-suite or random').default('dynamosa'))
    .option('--without <parts...>', 'leave parts of the search out, to measure them: suggestions, types, local-search')
    .addOption(new Option('--isolation <level>', 'auto, none, module, process-per-batch or process-per-test').default('auto'))
    .option('--allow <what...>', 'let the module do more than compute and read files: fs, net, spawn, worker')
    .option('--no-subprocess', 'run the module in this process, without crash isolation')
    .addOption(new Option('--workers <n>', 'child processes that run tests (default: cores - 1)').argParser(Number))
    .option('--json', 'print one JSON report on stdout')
    .addHelpText('after', EXAMPLES)
    .exitOverride()
    .showSuggestionAfterError()
    .action(async (targets: string[], flags: GenerateFlags) => {
      const { runGenerate } = await import('./run-generate.ts');
      process.exitCode = await runGenerate(targets, flags, readVersion());
    });
}

function readVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  return manifest.version;
}
