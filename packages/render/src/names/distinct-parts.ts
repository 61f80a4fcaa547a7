import type { StatementDto, TestCaseDto, ValueTree } from '@auklet/protocol';
import { listed, phrase } from './phrase.ts';

const MOST_PARTS = 2;

/** What a test is about. */
interface Call {
  readonly statement: StatementDto;
  readonly testCase: TestCaseDto;
}

/** A value inside an argument, by the key that leads to it. */
interface Part {
  readonly path: string;
  readonly words: string;
}

/**
 * What is in the arguments of each call and not in those of the others, in words: ` with taxRate 0 and country "DE"`;
 * nothing for a call that no object or list inside is special of.
 */
export function distinctParts(calls: readonly Call[]): readonly string[] {
  const parts = calls.map(({ statement, testCase }) => ('args' in statement ? statement.args.flatMap((arg, position) => partsOf(boundValue(arg, testCase), String(position), '')) : []));
  const holders = new Map<string, number>();
  for (const { path, words } of parts.flat()) for (const key of [path, `${path} ${words}`]) holders.set(key, (holders.get(key) ?? 0) + 1);
  return parts.map((own) => {
    const special = own.filter(({ path, words }) => holders.get(`${path} ${words}`) === 1);
    const rare = special.toSorted((a, b) => (holders.get(a.path) as number) - (holders.get(b.path) as number)).slice(0, MOST_PARTS);
    return rare.length === 0 ? '' : ` with ${listed(rare.map(({ words }) => words))}`;
  });
}

function partsOf(tree: ValueTree, path: string, key: string): readonly Part[] {
  if (tree.kind === 'object' && tree.properties.length > 0) return tree.properties.flatMap((property) => partsOf(property.value, `${path}.${property.key}`, property.key));
  if (tree.kind === 'array' && tree.items.length > 0) return tree.items.flatMap((item, position) => partsOf(item, `${path}.${position}`, ''));
  return key === '' ? [] : [{ path, words: `${key} ${phrase(tree)}` }];
}

function boundValue(tree: ValueTree, testCase: TestCaseDto): ValueTree {
  const bound = tree.kind === 'reference' ? testCase.statements[tree.statement] : undefined;
  return bound?.kind === 'let' ? boundValue(bound.value, testCase) : tree;
}
