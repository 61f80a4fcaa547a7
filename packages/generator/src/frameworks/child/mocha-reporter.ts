/**
 * A reporter for Mocha, loaded by the Mocha that runs the generated tests: a report in Jest's format, which keeps the
 * titles of groups apart. May import node's own modules only.
 */
import { writeFileSync } from 'node:fs';

interface Test {
  titlePath(): string[];
}

interface Runner {
  on(event: 'pass' | 'fail', listener: (test: Test) => void): void;
  on(event: 'end', listener: () => void): void;
}

interface ReporterOptions {
  readonly reporterOptions: { readonly output: string };
}

class JsonReporter {
  constructor(runner: Runner, { reporterOptions }: ReporterOptions) {
    const assertionResults: object[] = [];
    const listen = (event: 'pass' | 'fail', status: string): void =>
      runner.on(event, (test) => {
        const ancestorTitles = test.titlePath();
        assertionResults.push({ title: ancestorTitles.pop(), ancestorTitles, status });
      });
    listen('pass', 'passed');
    listen('fail', 'failed');
    runner.on('end', () => writeFileSync(reporterOptions.output, JSON.stringify({ testResults: [{ assertionResults }] })));
  }
}

export { JsonReporter as 'module.exports' };
