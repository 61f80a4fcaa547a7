import { existsSync, readdirSync } from 'node:fs';
import type { Verb } from './verb.ts';

const moduleOf = (name: string): URL => new URL(`${name}/${name}.ts`, import.meta.url);

/** The names of all verbs there are. */
export function verbNames(): string[] {
  const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => name).filter((name) => existsSync(moduleOf(name))).sort();
}

export async function loadVerb(name: string): Promise<Verb> {
  const module = (await import(moduleOf(name).href)) as Record<string, unknown>;
  return { options: module['options'] as Verb['options'], run: module[name] as Verb['run'] };
}
