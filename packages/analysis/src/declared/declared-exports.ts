import type * as Compiler from '@typescript/typescript6';
import { pathKey, type DeclaredSignature } from '../static-analysis.ts';
import { translateSignatures } from './translate-signatures.ts';
import type { TypeTranslator } from './type-translator.ts';

const MAX_DEPTH = 3;

/**
 * The signatures of a module's or declaration file's exports by their path through the namespace. A CommonJS module's
 * namespace is `{ default: module.exports }`, whatever style its declaration file is written in.
 */
export function declaredExports(translator: TypeTranslator, source: Compiler.SourceFile, format: 'module' | 'commonjs'): Map<string, DeclaredSignature> {
  const found = new Map<string, DeclaredSignature>();
  const { checker } = translator;
  const moduleSymbol = checker.getSymbolAtLocation(source);
  if (moduleSymbol === undefined) return found;
  const assigned = moduleSymbol.exports?.get('export=' as Compiler.__String);
  if (assigned !== undefined) {
    collect(translator, assigned, ['default'], source, found);
    return found;
  }
  for (const symbol of checker.getExportsOfModule(moduleSymbol)) {
    collect(translator, symbol, [symbol.name], source, found);
    if (format === 'commonjs') collect(translator, symbol, ['default', symbol.name], source, found);
  }
  return found;
}

function collect(translator: TypeTranslator, symbol: Compiler.Symbol, path: readonly string[], location: Compiler.Node, found: Map<string, DeclaredSignature>): void {
  const { ts, checker } = translator;
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  if (path.length > MAX_DEPTH || !(target.flags & ts.SymbolFlags.Value) || hasOwnText(ts, target)) return;
  const type = checker.getTypeOfSymbolAtLocation(target, location);
  const signatures = (key: string, list: readonly Compiler.Signature[]): void => {
    if (list.length > 0 && !found.has(key)) found.set(key, translator.start(() => translateSignatures(translator, list, location)));
  };
  const calls = type.getCallSignatures();
  const constructs = type.getConstructSignatures();
  signatures(pathKey(path), calls);
  signatures(pathKey(path, 'constructor'), constructs);
  const [construct] = constructs;
  if (construct !== undefined) collectMembers(construct.getReturnType(), path, translator, location, signatures);
  if (calls.length === 0 && constructs.length === 0 && path.length > 1 && !(target.flags & ts.SymbolFlags.Module)) return;
  for (const property of checker.getPropertiesOfType(type)) {
    if (property.name !== 'prototype' && isOwnDeclaration(property)) collect(translator, property, [...path, property.name], location, found);
  }
}

/** A function or class with a body is found by its position. */
function hasOwnText(ts: typeof Compiler, { valueDeclaration }: Compiler.Symbol): boolean {
  if (valueDeclaration === undefined) return false;
  if (ts.isClassDeclaration(valueDeclaration)) return !valueDeclaration.getSourceFile().isDeclarationFile;
  return ts.isFunctionDeclaration(valueDeclaration) && valueDeclaration.body !== undefined;
}

function collectMembers(
  instance: Compiler.Type,
  path: readonly string[],
  { checker }: TypeTranslator,
  location: Compiler.Node,
  add: (key: string, list: readonly Compiler.Signature[]) => void,
): void {
  for (const member of checker.getPropertiesOfType(instance)) {
    if (!isOwnDeclaration(member) || member.name.startsWith('__@')) continue;
    add(pathKey(path, member.name), checker.getTypeOfSymbolAtLocation(member, location).getCallSignatures());
  }
}

/** Members that the standard library declares are no exports of the module. */
function isOwnDeclaration(symbol: Compiler.Symbol): boolean {
  return symbol.declarations?.every((declaration) => !/[\\/]lib\.[\w.]+\.d\.ts$/.test(declaration.getSourceFile().fileName)) === true;
}
