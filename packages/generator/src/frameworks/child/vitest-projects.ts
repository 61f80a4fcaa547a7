/**
 * Asks the user's Vitest which files it includes: `node vitest-projects.js REPORT API [CONFIG]`.
 * May import node's own modules only.
 */
import { writeFileSync } from 'node:fs';

interface ProjectConfig {
  readonly root: string;
  readonly dir?: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

interface Vitest {
  /** Since Vitest 3. */
  readonly projects?: readonly { readonly config: ProjectConfig }[];
  readonly config: ProjectConfig;
  close(): Promise<void>;
}

interface VitestApi {
  createVitest(mode: 'test', options: { readonly watch: false; readonly run: true; readonly config?: string }): Promise<Vitest>;
}

const [reportFile = '', api = '', config] = process.argv.slice(2);
const { createVitest } = (await import(api)) as VitestApi;
const vitest = await createVitest('test', { watch: false, run: true, ...(config === undefined ? {} : { config }) });
const configs = vitest.projects?.map((project) => project.config) ?? [vitest.config];
writeFileSync(reportFile, JSON.stringify(configs.map(({ root, dir, include, exclude }) => ({ folder: dir ?? root, include, exclude }))));
await vitest.close();
