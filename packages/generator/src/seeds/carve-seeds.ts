import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { carveTests } from '@auklet/analysis';
import { isAukletError, type TestCaseDto } from '@auklet/protocol';
import { isWellFormed, phenotypeKey } from '@auklet/testcase';
import { ImportWalk } from '../jobs/imported-files.ts';
import { ProjectFiles } from '../jobs/project-files.ts';
import type { ModuleJob } from '../module-job.ts';
import type { PreparedModule } from '../steps/1-prepare-module.ts';
import type { ExploredModule } from '../steps/2-explore-exports.ts';
import { labelOf } from '../targets/find-targets.ts';
import { seedFiles } from './seed-files.ts';

export interface Seeds {
  readonly testCases: readonly TestCaseDto[];
  readonly warnings: readonly string[];
}

/** As many as a search executes in a moment. */
const MOST = 400;

/** What test files of the project already do with the module, each once. */
export function carveSeeds({ source }: PreparedModule, { moduleInterface }: ExploredModule, { target, options, cwd }: ModuleJob): Seeds {
  const imports = new ImportWalk(new ProjectFiles());
  const testCases = new Map<string, TestCaseDto>();
  const warnings: string[] = [];
  for (const file of seedFiles(options.seedTests, target.file, cwd, imports)) {
    try {
      const carved = carveTests({
        ...languageOf(file),
        file: labelOf(file, cwd),
        source: readFileSync(file, 'utf8'),
        decorators: source.syntax.decorators,
        moduleInterface,
        isSubject: (specifier) => imports.meaningsOf(specifier, file).includes(target.file),
      });
      for (const testCase of carved.filter(isWellFormed)) testCases.set(phenotypeKey(testCase), testCase);
    } catch (error) {
      if (!isAukletError(error)) throw error;
      warnings.push(`${error.message}; its tests are no seeds`);
    }
  }
  return { testCases: [...testCases.values()].slice(0, MOST), warnings };
}

function languageOf(file: string): { readonly language: 'javascript' | 'typescript'; readonly jsx: boolean } {
  const extension = extname(file);
  return { language: /ts/.test(extension) ? 'typescript' : 'javascript', jsx: !/^\.[cm]?ts$/.test(extension) };
}
