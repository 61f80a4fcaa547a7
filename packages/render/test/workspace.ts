import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fixtures = fileURLToPath(new URL('./fixtures', import.meta.url));
const installed = fileURLToPath(new URL('../../../node_modules', import.meta.url));

export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** A folder of its own that finds what is installed in the repository. */
export class Workspace {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'auklet-render-'));

  constructor() {
    symlinkSync(installed, join(this.folder, 'node_modules'), 'dir');
  }

  add(fixture: string): this {
    copyFileSync(join(fixtures, fixture), join(this.folder, fixture));
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
    return run(join(installed, '.bin', binary), args, this.folder);
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
