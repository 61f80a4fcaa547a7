import { diagnose, type Diagnosis } from '@auklet/generator';
import pc from 'picocolors';
import { resolveOptions } from '../config/resolve-options.ts';
import { EXIT } from '../exit-code.ts';

export interface DoctorFlags {
  readonly json?: boolean;
}

/** Prints what a run here would rely on; usage exit code when something would make it fail. */
export async function runDoctor({ json = false }: DoctorFlags): Promise<number> {
  const cwd = process.cwd();
  const { values } = await resolveOptions({ cwd, flags: {} });
  const findings = await diagnose(cwd, values['framework']?.value as Parameters<typeof diagnose>[1]);
  process.stdout.write(json ? `${JSON.stringify(findings)}\n` : findings.map(lineOf).join(''));
  return findings.some(({ verdict }) => verdict === 'fails') ? EXIT.usage : EXIT.done;
}

function lineOf({ subject, verdict, detail, mend }: Diagnosis): string {
  const sign = { passes: pc.green('✓'), warns: pc.yellow('!'), fails: pc.red('✗') }[verdict];
  return `${sign} ${pc.bold(subject)}: ${detail}${mend === undefined ? '' : `\n    ${mend}`}\n`;
}
