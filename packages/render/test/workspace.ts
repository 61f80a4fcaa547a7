import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const binaries = fileURLToPath(new URL('../../../node_modules/.bin', import.meta.url));

export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** A folder inside the package, so that what is installed is found from it. */
export class Workspace {
  readonly folder: string = mkdtempSync(join(packageFolder, 'test', 'workspace-'));

  add(fixture: string): this {
    copyFileSync(join(packageFolder, 'test', 'fixtures', fixture), join(this.folder, fixture));
    return this;
  }

  write(file: string, text: string): this {
    writeFileSync(join(this.folder, file), text);
    return this;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  node(file: string): Promise<Ended> {
    return run(process.execPath, [file], this.folder);
  }

  nodeTest(file: string): Promise<Ended> {
    return run(process.execPath, ['--test', '--test-reporter=tap', file], this.folder);
  }

  /** Runs something that is installed in the repository. */
  installed(binary: string, ...args: string[]): Promise<Ended> {
    return run(join(binaries, binary), args, this.folder);
  }
}

function run(file: string, args: readonly string[], cwd: string): Promise<Ended> {
  const { NODE_TEST_CONTEXT: _context, NODE_OPTIONS: _options, ...inherited } = process.env;
  const env = { ...inherited, FORCE_COLOR: '0' };
  return new Promise((resolve) => {
    execFile(file, args, { cwd, env, timeout: 60_000 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 1, output: stdout + stderr });
    });
  });
}
