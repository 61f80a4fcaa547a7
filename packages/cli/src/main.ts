import { CommanderError } from 'commander';
import { EXIT } from './exit-code.ts';
import { createProgram } from './program.ts';

/** Runs the command line `argv` (without node and script) and returns the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const program = createProgram();
  try {
    await program.parseAsync(argv, { from: 'user' });
    return Number(process.exitCode ?? EXIT.done);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    return reportFailure(error);
  }
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
