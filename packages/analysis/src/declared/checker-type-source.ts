import type * as Compiler from '@typescript/typescript6';
import type { SourcePositionDto } from '@auklet/protocol';
import type { SourceModule } from '../source-module.ts';
import { positionKey, type DeclaredSignature } from '../static-analysis.ts';
import { createProgram } from '../compiler/create-program.ts';
import { declaredExports } from './declared-exports.ts';
import { translateSignatures } from './translate-signatures.ts';
import { TypeTranslator } from './type-translator.ts';
import { NO_TYPES, type TypeSource } from './type-source.ts';

export interface CheckerRequest {
  /** The module itself, or its declaration file. */
  readonly file: string;
  readonly module: SourceModule;
}

/** Declared types as TypeScript's own checker sees them. */
export function checkerTypeSource(ts: typeof Compiler, { file, module }: CheckerRequest): TypeSource {
  const program = createProgram(ts, file);
  const source = program.getSourceFile(file);
  if (source === undefined) return NO_TYPES;
  const checker = program.getTypeChecker();
  const translator = new TypeTranslator({ ts, checker, exportedClass: exportedClassOf(ts, checker, source) });
  const isDeclaration = source.isDeclarationFile;
  const functions = isDeclaration ? new Map<string, Compiler.SignatureDeclaration>() : functionsByPosition(ts, source);
  return {
    signatureAt: (position) => signatureAt(translator, functions.get(positionKey(position))),
    exports: () => declaredExports(translator, source, module.format),
    namedTypes: () => translator.table,
  };
}

function exportedClassOf(ts: typeof Compiler, checker: Compiler.TypeChecker, source: Compiler.SourceFile): (symbol: Compiler.Symbol) => string | undefined {
  const moduleSymbol = checker.getSymbolAtLocation(source);
  const exported = new Set(moduleSymbol === undefined ? [] : checker.getExportsOfModule(moduleSymbol).map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol)));
  return (symbol) => {
    const isOwn = symbol.declarations?.some((declaration) => declaration.getSourceFile() === source) === true;
    return isOwn && exported.has(symbol) ? (symbol.name === 'default' ? declaredName(symbol) : symbol.name) : undefined;
  };
}

function declaredName(symbol: Compiler.Symbol): string {
  const declaration = symbol.declarations?.[0] as { readonly name?: Compiler.Identifier } | undefined;
  return declaration?.name?.text ?? 'default';
}

/** Functions with a body, by where Babel says that they start: behind `export` and `default`. */
function functionsByPosition(ts: typeof Compiler, source: Compiler.SourceFile): Map<string, Compiler.SignatureDeclaration> {
  const found = new Map<string, Compiler.SignatureDeclaration>();
  const visit = (node: Compiler.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) found.set(positionKey(startOf(ts, source, node)), node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const BLANKS = /^(?:\s|\/\*[^]*?\*\/|\/\/.*)*/;

function startOf(ts: typeof Compiler, source: Compiler.SourceFile, node: Compiler.SignatureDeclaration): SourcePositionDto {
  let start = node.getStart(source);
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  for (const modifier of modifiers) {
    if (modifier.kind !== ts.SyntaxKind.ExportKeyword && modifier.kind !== ts.SyntaxKind.DefaultKeyword) break;
    start = modifier.end + (BLANKS.exec(source.text.slice(modifier.end))?.[0].length ?? 0);
  }
  const { line, character } = source.getLineAndCharacterOfPosition(start);
  return { line: line + 1, column: character };
}

/** The overloads where there are any, otherwise the function's own signature. */
function signatureAt(translator: TypeTranslator, node: Compiler.SignatureDeclaration | undefined): DeclaredSignature | undefined {
  if (node === undefined) return undefined;
  const { ts, checker } = translator;
  const own = checker.getSignatureFromDeclaration(node);
  const symbol = node.name === undefined ? undefined : checker.getSymbolAtLocation(node.name);
  const overloaded = symbol !== undefined && !ts.isConstructorDeclaration(node) ? checker.getTypeOfSymbolAtLocation(symbol, node).getCallSignatures() : [];
  const signatures = overloaded.length > 1 ? overloaded : own === undefined ? [] : [own];
  return signatures.length === 0 ? undefined : translator.start(() => translateSignatures(translator, signatures, node));
}
