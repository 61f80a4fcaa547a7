import { existsSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { didYouMean } from './config/did-you-mean.ts';
import { flagOf } from './options/flags.ts';
import { describeOptions, type OptionDescription } from './options/option-description.ts';
import { readVersion } from './read-version.ts';
import type { DoctorFlags } from './verbs/doctor.ts';
import type { ExplainFlags } from './verbs/explain.ts';
import type { GenerateFlags } from './verbs/generate.ts';
import type { InitFlags } from './verbs/init.ts';
import type { ListFlags } from './verbs/list.ts';
import type { MergeFlags } from './verbs/merge.ts';
import type { ReportFlags } from './verbs/report.ts';
import type { WorkFlags } from './verbs/work.ts';

const EXAMPLES = `
Examples:
  $ auklet                                   every module below the working folder
  $ auklet src --exclude src/legacy          a folder without another
  $ auklet src/queue.ts:push --budget 10s    one export, ten seconds of search
  $ auklet --changed=main                    what differs from main, line by line
  $ auklet lib --max-executions 5000         the same tests on every machine`;

const EXIT_CODES = `
Exit codes: 0 done, 1 missed --min-coverage or --fail-on-findings, 2 usage, 3 no test generated, 4 internal, 129/130/143 on signals.`;

export interface ProgramOptions {
  /** Whether help lists what only those need who study the search. */
  readonly showsAdvanced: boolean;
}

/** The whole command line; what a verb does is loaded when it is called. */
export function createProgram({ showsAdvanced }: ProgramOptions): Command {
  const program = new Command('auklet')
    .description('Writes unit tests for JavaScript and TypeScript modules by evolutionary search.')
    .version(readVersion())
    .enablePositionalOptions()
    .configureHelp({ sortSubcommands: false })
    .commandsGroup('Verbs:');
  const generate = new Command('generate').description('write tests for modules, as without a verb');
  for (const command of [program, generate]) generating(command, showsAdvanced);
  for (const verb of [generate, listVerb(), explainVerb(), reportVerb(), mergeVerb(), workVerb(), initVerb(), doctorVerb()]) program.addCommand(verb.exitOverride().showSuggestionAfterError());
  return program.exitOverride().showSuggestionAfterError();
}

function generating(command: Command, showsAdvanced: boolean): void {
  command.argument('[target...]', 'files, folders, globs, file.ts:name or file.ts:10-40 (default: the working folder)');
  for (const option of describeOptions()) if (option.name !== 'targets') command.addOption(flagOf(option, showsAdvanced));
  command
    .addOption(new Option('--json', 'print one JSON report on stdout, as --reporter json').helpGroup('Output:'))
    .addOption(configOption())
    .addOption(noConfigOption())
    .addOption(new Option('--print-config', 'print every option, its value and who gave it, and do nothing else').helpGroup('Configuration:'))
    .helpOption('-h, --help', 'this help; --help-all has every option')
    .addHelpText('after', `${EXAMPLES}\n${EXIT_CODES}`)
    .action(async (targets: string[], { json, config, printConfig }: Omit<GenerateFlags, 'options'>) => {
      rejectMistypedVerb(targets);
      const options = { ...givenOptions(command), ...(targets.length === 0 ? {} : { targets }) };
      const { runGenerate } = await import('./verbs/generate.ts');
      process.exitCode = await runGenerate({ options, ...given({ json, config, printConfig }) });
    });
}

/** What the user typed, without what commander adds. */
function givenOptions(command: Command): Record<string, unknown> {
  const names = describeOptions().map(({ name }) => name);
  return Object.fromEntries(names.filter((name) => command.getOptionValueSource(name) === 'cli').map((name) => [name, command.getOptionValue(name) as unknown]));
}

function given<T extends object>(values: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [Key in keyof T]: Exclude<T[Key], undefined> };
}

/** A word that is no file is looked for among the verbs, which commander cannot do for a command with arguments. */
function rejectMistypedVerb([word]: readonly string[]): void {
  if (word === undefined || !/^[a-z]+$/.test(word) || existsSync(word)) return;
  const hint = didYouMean(word, VERBS);
  if (hint !== '') throw new CommanderError(2, 'auklet.verb', `auklet: ${word}: neither a file nor a verb${hint}`);
}

const VERBS = ['generate', 'list', 'explain', 'report', 'merge', 'work', 'init', 'doctor'] as const;

function listVerb(): Command {
  return new Command('list')
    .description('what can be tested, and why the rest cannot; runs nothing')
    .argument('[target...]', 'as for generate')
    .addOption(flagFor('exclude'))
    .addOption(flagFor('changed'))
    .addOption(configOption())
    .addOption(noConfigOption())
    .option('--json', 'one JSON list on stdout')
    .action(async (targets: string[], flags: ListFlags) => {
      const { runList } = await import('./verbs/list.ts');
      process.exitCode = await runList(targets, flags);
    });
}

function explainVerb(): Command {
  return new Command('explain')
    .description('why branches are not covered by the tests of the last run, and what came closest')
    .argument('[target...]', 'files or folders (default: all of the last run)')
    .option('--json', 'one JSON list on stdout')
    .action(async (targets: string[], flags: ExplainFlags) => {
      const { runExplain } = await import('./verbs/explain.ts');
      process.exitCode = runExplain(targets, flags);
    });
}

function reportVerb(): Command {
  return new Command('report')
    .description('the last run of this project once more')
    .addOption(flagFor('reporter'))
    .option('--json', 'one JSON report on stdout')
    .action(async (flags: ReportFlags) => {
      const { runReport } = await import('./verbs/report.ts');
      process.exitCode = await runReport(flags);
    });
}

function mergeVerb(): Command {
  return new Command('merge')
    .description('the reports of all shards as one')
    .argument('<report...>', 'JSON reports, or folders of them')
    .addOption(flagFor('reporter'))
    .addOption(flagFor('minCoverage'))
    .addOption(flagFor('cacheFolder'))
    .option('--json', 'one JSON report on stdout')
    .action(async (files: string[], flags: MergeFlags) => {
      const { runMerge } = await import('./verbs/merge.ts');
      process.exitCode = await runMerge(files, flags);
    });
}

function workVerb(): Command {
  return new Command('work')
    .description('do the work of those who generate with --queue, until SIGTERM')
    .addOption(new Option('--queue <url>', 'Redis that holds the jobs: redis://user:password@host:6379').makeOptionMandatory())
    .addOption(flagFor('workers'))
    .option('--lost-after <time>', 'silence after which others take over the job of a worker (default: 30s)')
    .action(async (flags: WorkFlags) => {
      const { runWork } = await import('./verbs/work.ts');
      process.exitCode = await runWork(flags);
    });
}

function initVerb(): Command {
  return new Command('init')
    .description('write a configuration from what the project shows')
    .option('-y, --yes', 'ask nothing')
    .action(async (flags: InitFlags) => {
      const { runInit } = await import('./verbs/init.ts');
      process.exitCode = await runInit(flags);
    });
}

function doctorVerb(): Command {
  return new Command('doctor')
    .description('whether everything is there that a run needs')
    .option('--json', 'one JSON list on stdout')
    .action(async (flags: DoctorFlags) => {
      const { runDoctor } = await import('./verbs/doctor.ts');
      process.exitCode = await runDoctor(flags);
    });
}

function flagFor(name: string): Option {
  return flagOf(describeOptions().find((option) => option.name === name) as OptionDescription, true);
}

function configOption(): Option {
  return new Option('--config <file>', 'configuration (default: auklet.config.{ts,mts,cts,js,mjs,cjs,json} or package.json#auklet, upwards)').helpGroup('Configuration:');
}

function noConfigOption(): Option {
  return new Option('--no-config', 'read no configuration').helpGroup('Configuration:');
}
