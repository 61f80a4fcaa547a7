import { EXIT } from './exit-code.ts';
import { readVersion } from './read-version.ts';

/** Runs the command line `argv` (without node and script) and returns the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    process.stdout.write(`${readVersion()}\n`);
    return EXIT.done;
  }
  process.stdout.on('error', ignoreClosedPipe);
  const { CommanderError } = await import('commander');
  const { createProgram } = await import('./program.ts');
  const program = createProgram({ showsAdvanced: argv.includes('--help-all') });
  try {
    await program.parseAsync(argv.map(normalised), { from: 'user' });
    return Number(process.exitCode ?? EXIT.done);
  } catch (error) {
    if (error instanceof CommanderError && error.code === 'auklet.verb') process.stderr.write(`${error.message}\n`);
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    return reportFailure(error);
  }
}

/** Whoever reads the output may have seen enough; the tests are written nevertheless. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** `--changed` alone must not take the next word for its ref; `--help-all` is a help with more in it. */
function normalised(word: string): string {
  if (word === '--changed') return '--changed=HEAD';
  return word === '--help-all' ? '--help' : word;
}

async function reportFailure(error: unknown): Promise<number> {
  const { isAukletError } = await import('@auklet/protocol');
  if (isAukletError(error) && (error.code === 'usage' || error.code === 'unloadable')) {
    process.stderr.write(`auklet: ${error.message}\n`);
    return error.code === 'usage' ? EXIT.usage : EXIT.nothingGenerated;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`auklet: internal error, please report it\n${text}\n`);
  return EXIT.internal;
}
