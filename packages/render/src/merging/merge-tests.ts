import { MagicString } from 'magic-string';
import { type LedgerEntry, readLedger, withLedger } from './ledger.ts';
import { type FileImport, readTestFile, type TestBlock, type TestFileText } from './read-test-file.ts';

export interface MergeOptions {
  readonly keepsOthers?: boolean;
}

/**
 * Brings the generated tests of one subject up to date in a file that a person has worked on: tests that are as they
 * were generated are refreshed or removed, tests that are missing are added, everything else stays byte by byte.
 *
 * @param generated a whole file as `renderTestFile` writes it for `specifier`, without the tests of `retiredTests`
 * @param options.keepsOthers whether generated tests that `generated` lacks stay, because it is about a part of the subject only
 * @throws SyntaxError when `existing` does not parse; Error when it uses a name otherwise that the new tests import
 */
export function mergeTests(existing: string, generated: string, specifier: string, { keepsOthers = false }: MergeOptions = {}): string {
  const old = readLedger(existing, specifier);
  const fresh = readLedger(generated, specifier);
  const [file, source] = [readTestFile(old.rest), readTestFile(fresh.rest)];
  const edit = new MagicString(file.text);
  const retired = old.entries.filter(({ hash }) => !file.blocks.some((block) => block.hash === hash));
  const wanted = source.blocks.filter(({ hash }) => !retired.some((entry) => entry.id === idOf(fresh.entries, hash)));
  const { missing, removed, others } = replaceOwn(edit, { file, source, old: old.entries, fresh: fresh.entries, wanted, keepsOthers });
  addTests(edit, file, source, missing);
  removeEmptyGroups(edit, file, removed, missing);
  addImports(edit, file, source);
  const merged = withoutStaleImports(edit.toString(), file, source);
  const kept = wanted.map(({ hash }) => ({ id: idOf(fresh.entries, hash), hash }));
  return withLedger(merged, specifier, [...retired, ...others, ...kept]);
}

/** Ids of the generated tests of a subject that a person deleted or edited: they are not to come back. */
export function retiredTests(existing: string, specifier: string): ReadonlySet<string> {
  const { entries, rest } = readLedger(existing, specifier);
  const hashes = new Set(readTestFile(rest).blocks.map(({ hash }) => hash));
  return new Set(entries.filter(({ hash }) => !hashes.has(hash)).map(({ id }) => id));
}

function idOf(entries: readonly LedgerEntry[], hash: string): string {
  return entries.find((entry) => entry.hash === hash)?.id ?? '00000000';
}

interface Replacement {
  readonly file: TestFileText;
  readonly source: TestFileText;
  readonly old: readonly LedgerEntry[];
  readonly fresh: readonly LedgerEntry[];
  readonly wanted: readonly TestBlock[];
  readonly keepsOthers: boolean;
}

interface Replaced {
  /** Wanted tests that have no place yet. */
  readonly missing: readonly TestBlock[];
  readonly removed: ReadonlySet<TestBlock>;
  /** Of generated tests that stay though nobody wants them. */
  readonly others: readonly LedgerEntry[];
}

/** Keeps, refreshes or removes each generated test of the file. */
function replaceOwn(edit: MagicString, { file, source, old, fresh, wanted, keepsOthers }: Replacement): Replaced {
  const removed = new Set<TestBlock>();
  const others: LedgerEntry[] = [];
  const open = new Set(wanted);
  const own = file.blocks.filter(({ hash }) => old.some((entry) => entry.hash === hash));
  for (const { hash } of file.blocks) {
    const same = wanted.find((block) => block.hash === hash);
    if (same !== undefined) open.delete(same);
  }
  for (const block of own) {
    if (wanted.some(({ hash }) => hash === block.hash)) continue;
    const successor = [...open].find((one) => one.group === block.group && idOf(fresh, one.hash) === idOf(old, block.hash));
    if (successor !== undefined) {
      edit.overwrite(block.start, block.end, source.text.slice(successor.start, successor.end));
      open.delete(successor);
    } else if (keepsOthers) {
      others.push(...old.filter(({ hash }) => hash === block.hash));
    } else {
      remove(edit, file.text, block);
      removed.add(block);
    }
  }
  return { missing: [...open], removed, others };
}

function removeEmptyGroups(edit: MagicString, { groups, blocks, text }: TestFileText, removed: ReadonlySet<TestBlock>, missing: readonly TestBlock[]): void {
  for (const group of groups) {
    const members = blocks.filter(({ start, end }) => group.start < start && end < group.end);
    const isEmpty = members.length > 0 && members.every((block) => removed.has(block)) && !missing.some((block) => block.group === group.title);
    if (isEmpty && group.isPlain) remove(edit, text, group);
  }
}

function remove(edit: MagicString, text: string, { start, end }: { readonly start: number; readonly end: number }): void {
  edit.remove(start - (/\s*$/.exec(text.slice(0, start))?.[0].length ?? 0), end);
}

function addTests(edit: MagicString, file: TestFileText, source: TestFileText, missing: readonly TestBlock[]): void {
  for (const group of source.groups) {
    const added = missing.filter((block) => block.group === group.title);
    if (added.length === 0) continue;
    const home = file.groups.find(({ title }) => title === group.title);
    if (home === undefined) {
      const whole = new MagicString(source.text);
      for (const block of source.blocks) if (block.group === group.title && !added.includes(block)) remove(whole, source.text, block);
      edit.append(`\n${whole.slice(group.start, group.end)}\n`);
    } else {
      edit.appendLeft(home.insertAt, added.map(({ start, end }) => `\n\n  ${source.text.slice(start, end)}`).join(''));
    }
  }
}

function addImports(edit: MagicString, file: TestFileText, source: TestFileText): void {
  const known = new Map(file.imports.flatMap((one) => one.bindings.map(({ imported, local }) => [local, { source: one.source, imported }] as const)));
  const after = file.imports.at(-1)?.end;
  for (const wanted of source.imports) {
    const names = wanted.bindings.filter(({ local }) => !known.has(local));
    for (const { local } of names) if (file.declared.has(local)) throw new Error(`the file has a ${local} of its own, which the tests would have to import from ${wanted.source}`);
    if (names.length === 0) continue;
    const home = file.imports.find((one) => one.source === wanted.source && one.insertAt !== null);
    if (home?.insertAt != null && wanted.insertAt !== null && names.every(({ imported }) => imported !== 'default' && imported !== '*')) {
      edit.appendLeft(home.insertAt, names.map(({ start, end }) => `, ${source.text.slice(start, end)}`).join(''));
    } else {
      const text = declarationOf(source, wanted, names.map(({ local }) => local));
      if (after === undefined) edit.appendLeft(startOf(file.text), `${text}\n`);
      else edit.appendLeft(after, `\n${text}`);
    }
  }
}

/** The import without the names that the file has already. */
function declarationOf(source: TestFileText, wanted: FileImport, names: readonly string[]): string {
  const edit = new MagicString(source.text);
  for (const one of wanted.bindings) if (!names.includes(one.local)) removeFromList(edit, source.text, one);
  return edit.slice(wanted.start, wanted.end);
}

/** After a hash bang, leading comments and `'use strict'`. */
function startOf(text: string): number {
  return /^(?:#![^\n]*\n)?(?:\/\/[^\n]*\n|\s+)*(?:'use strict';?|"use strict";?)?\n*/.exec(text)?.[0].length ?? 0;
}

function removeFromList(edit: MagicString, text: string, { start, end }: { readonly start: number; readonly end: number }): void {
  const following = /^\s*,\s*/.exec(text.slice(end))?.[0].length;
  const preceding = /\s*,\s*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  if (following === undefined) edit.remove(start - preceding, end);
  else edit.remove(start, end + following);
}

/** Names that only tests which are gone had used; an export that is gone would fail the whole file. */
function withoutStaleImports(merged: string, before: TestFileText, source: TestFileText): string {
  const after = readTestFile(merged);
  const needed = new Set(source.imports.flatMap(({ bindings }) => bindings.map(({ local }) => local)));
  const isStale = (local: string): boolean => !needed.has(local) && (before.uses.get(local) ?? 0) > 0 && !after.uses.has(local);
  const edit = new MagicString(merged);
  for (const one of after.imports) {
    const stale = one.bindings.filter(({ local }) => isStale(local));
    if (stale.length === 0) continue;
    if (stale.length === one.bindings.length) remove(edit, merged, one);
    else for (const name of stale) removeFromList(edit, merged, name);
  }
  return edit.toString();
}
