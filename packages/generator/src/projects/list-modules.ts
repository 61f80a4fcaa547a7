import { isAukletError, type FunctionDescriptionDto, type ModuleDescriptionDto } from '@auklet/protocol';
import { type GenerateOptionsInput, parseGenerateOptions } from '../options/generate-options.ts';
import { findTargets, type Target } from '../targets/find-targets.ts';

export interface ListedFunction {
  /** `push`, or `Queue#push` for a member. */
  readonly name: string;
  readonly line: number;
  /** Branches, as Istanbul counts them. */
  readonly branches: number;
}

/** What a module has to test, or in one line why nothing. */
export interface ListedModule {
  /** Relative to the working folder. */
  readonly file: string;
  readonly functions: readonly ListedFunction[];
  readonly branches: number;
  readonly obstacle?: string;
}

/**
 * What `generate` would work on. Sources are read and not run: whether a function can be reached from outside is not
 * known before.
 *
 * @throws AukletError `usage` when the options or the targets are wrong.
 */
export async function listModules(input: GenerateOptionsInput, cwd: string): Promise<readonly ListedModule[]> {
  const options = parseGenerateOptions(input);
  const modules: ListedModule[] = [];
  for (const target of await findTargets(options.targets, cwd, options)) modules.push(await listed(target));
  return modules;
}

async function listed(target: Target): Promise<ListedModule> {
  try {
    const { prepareModule } = await import('../steps/1-prepare-module.ts');
    const { description } = await prepareModule(target.file);
    const functions = description.functions.flatMap((one) => (isNamed(one, description) ? [describe(one, description)] : []));
    const found = { file: target.label, functions, branches: armsIn(description, () => true) };
    return description.functions.length > 1 ? found : { ...found, obstacle: 'holds no function' };
  } catch (error) {
    if (!isAukletError(error)) throw error;
    return { file: target.label, functions: [], branches: 0, obstacle: error.message.replaceAll(target.file, target.label) };
  }
}

/** Functions inside others are theirs. */
function isNamed({ kind, parent, name }: FunctionDescriptionDto, { functions }: ModuleDescriptionDto): boolean {
  const isOwn = parent === null || functions[parent]?.kind === 'module';
  return isOwn && name !== '' && kind !== 'module' && kind !== 'static-block' && kind !== 'field';
}

function describe(one: FunctionDescriptionDto, description: ModuleDescriptionDto): ListedFunction {
  const { start, end } = one.location;
  const branches = armsIn(description, ({ location }) => location.start.line >= start.line && location.end.line <= end.line);
  const name = one.className === undefined ? one.name : `${one.className}#${one.name}`;
  return { name, line: start.line, branches };
}

function armsIn({ branches }: ModuleDescriptionDto, counts: (branch: ModuleDescriptionDto['branches'][number]) => boolean): number {
  return branches.filter(counts).reduce((sum, { arms }) => sum + arms.length, 0);
}
