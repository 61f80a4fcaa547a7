import type * as Compiler from '@typescript/typescript6';
import type { TypeDto, ValueTree } from '@auklet/protocol';
import { toNumberLiteral } from '@auklet/protocol';
import { functionType, typeOf, UNKNOWN_TYPE, weighted, type Unweighted } from '../types/build-type.ts';
import { EVIDENCE_WEIGHTS } from '../types/evidence-weights.ts';
import { mergeTypes } from '../types/merge-types.ts';
import { withTags } from '../types/with-tags.ts';
import { withoutUndefined } from '../types/without-undefined.ts';
import { libraryType } from './library-type.ts';
import { translateSignatures } from './translate-signatures.ts';

const { declared: DECLARED } = EVIDENCE_WEIGHTS;
const MAX_DEPTH = 7;
const MAX_PROPERTIES = 40;
const MAX_NODES = 4_000;

export interface TranslatorOptions {
  readonly ts: typeof Compiler;
  readonly checker: Compiler.TypeChecker;
  /** The name of the class when it is one that the module exports. */
  readonly exportedClass: (symbol: Compiler.Symbol) => string | undefined;
}

/** Translates the checker's types; recursive ones are entered into a table. */
export class TypeTranslator {
  readonly ts: typeof Compiler;
  readonly checker: Compiler.TypeChecker;
  readonly table: TypeDto[] = [];
  private readonly exportedClass: TranslatorOptions['exportedClass'];
  /** Types being translated; the number is the index in `table` once something inside refers back. */
  private readonly open = new Map<Compiler.Type, number | undefined>();
  private readonly named = new Map<Compiler.Type, number>();
  private nodes = 0;

  constructor({ ts, checker, exportedClass }: TranslatorOptions) {
    this.ts = ts;
    this.checker = checker;
    this.exportedClass = exportedClass;
  }

  /** Runs one translation with a full allowance of nodes. */
  start<T>(translate: () => T): T {
    this.nodes = 0;
    return translate();
  }

  inner(type: Compiler.Type, location: Compiler.Node, weight: number = DECLARED): TypeDto {
    if (++this.nodes > MAX_NODES || this.open.size >= MAX_DEPTH) return this.shallow(type, weight);
    const { TypeFlags } = this.ts;
    if (type.flags & TypeFlags.BooleanLike && !(type.flags & TypeFlags.BooleanLiteral)) return typeOf({ kind: 'boolean' }, weight);
    if (type.isUnion()) return this.union(type, location, weight);
    const primitive = this.primitive(type);
    if (primitive !== undefined) return typeOf(primitive, weight);
    if (type.flags & TypeFlags.Object) return this.object(type as Compiler.ObjectType, location, weight);
    if (type.isIntersection()) return this.intersection(type, location, weight);
    if (type.flags & TypeFlags.Instantiable) return this.constraint(type, location, weight);
    return UNKNOWN_TYPE;
  }

  /** What can be said without going deeper. */
  private shallow(type: Compiler.Type, weight: number): TypeDto {
    const primitive = this.primitive(type);
    return primitive === undefined ? UNKNOWN_TYPE : typeOf(primitive, weight);
  }

  private primitive(type: Compiler.Type): Unweighted | undefined {
    const { TypeFlags } = this.ts;
    const literal = this.literal(type);
    if (literal !== undefined) return { kind: 'literal', value: literal, ...this.enumMember(type) };
    const { flags } = type;
    if (flags & TypeFlags.StringLike) return { kind: 'string' };
    if (flags & TypeFlags.NumberLike) return { kind: 'number' };
    if (flags & TypeFlags.BigIntLike) return { kind: 'bigint' };
    if (flags & TypeFlags.BooleanLike) return { kind: 'boolean' };
    if (flags & TypeFlags.ESSymbolLike) return { kind: 'symbol' };
    if (flags & TypeFlags.Null) return { kind: 'null' };
    return flags & (TypeFlags.Undefined | TypeFlags.Void) ? { kind: 'undefined' } : undefined;
  }

  private literal(type: Compiler.Type): ValueTree | undefined {
    if (type.isStringLiteral()) return { kind: 'string', value: type.value };
    if (type.isNumberLiteral()) return { kind: 'number', value: toNumberLiteral(type.value) };
    if (type.flags & this.ts.TypeFlags.BigIntLiteral) {
      const { value } = type as Compiler.BigIntLiteralType;
      return { kind: 'bigint', value: `${value.negative ? '-' : ''}${value.base10Value}` };
    }
    if (!(type.flags & this.ts.TypeFlags.BooleanLiteral)) return undefined;
    return { kind: 'boolean', value: this.checker.typeToString(type) === 'true' };
  }

  /** The enumeration by its name in the source, until `moduleInterface` knows its export path. */
  private enumMember({ flags, symbol }: Compiler.Type): { readonly member?: readonly string[] } {
    const declaration = flags & this.ts.TypeFlags.EnumLiteral ? symbol?.valueDeclaration : undefined;
    if (declaration === undefined || !this.ts.isEnumMember(declaration)) return {};
    const { parent } = declaration;
    const isConstant = (this.ts.getCombinedModifierFlags(parent) & (this.ts.ModifierFlags.Const | this.ts.ModifierFlags.Ambient)) !== 0;
    const owner = this.checker.getSymbolAtLocation(parent.name);
    const name = owner === undefined || isConstant ? undefined : this.exportedClass(owner);
    return name === undefined ? {} : { member: [name, symbol.name] };
  }

  /** `true | false` counts as one member. */
  private union(type: Compiler.UnionType, location: Compiler.Node, weight: number): TypeDto {
    const isBoolean = (member: Compiler.Type): boolean => (member.flags & this.ts.TypeFlags.BooleanLiteral) !== 0;
    const booleans = type.types.filter(isBoolean);
    const members = booleans.length < 2 ? type.types : type.types.filter((member) => !isBoolean(member));
    const share = weight / (members.length + (booleans.length < 2 ? 0 : 1));
    const translated = members.map((member) => this.inner(member, location, share));
    return mergeTypes(...withTags(translated), booleans.length < 2 ? UNKNOWN_TYPE : typeOf({ kind: 'boolean' }, share));
  }

  /** A branded primitive is the primitive, a branded array the array; an intersection of objects has all their properties. */
  private intersection(type: Compiler.IntersectionType, location: Compiler.Node, weight: number): TypeDto {
    const primitive = type.types.map((member) => this.primitive(member)).find((member) => member !== undefined);
    if (primitive !== undefined) return typeOf(primitive, weight);
    const list = type.types.find((member) => this.checker.isArrayType(member) || this.checker.isTupleType(member));
    return this.object((list ?? type) as Compiler.ObjectType, location, weight);
  }

  private constraint(type: Compiler.Type, location: Compiler.Node, weight: number): TypeDto {
    const constraint = this.checker.getBaseConstraintOfType(type);
    return constraint === undefined || constraint === type ? UNKNOWN_TYPE : this.inner(constraint, location, weight);
  }

  private object(type: Compiler.Type, location: Compiler.Node, weight: number): TypeDto {
    const known = this.named.get(type);
    if (known !== undefined) return typeOf({ kind: 'named', index: known }, weight);
    if (this.open.has(type)) return typeOf({ kind: 'named', index: this.enterTable(type) }, weight);
    this.open.set(type, undefined);
    const alternatives = this.structure(type, location).map((alternative) => weighted(alternative, weight));
    const index = this.open.get(type);
    this.open.delete(type);
    if (index !== undefined) this.table[index] = { alternatives };
    return { alternatives };
  }

  private enterTable(type: Compiler.Type): number {
    const index = this.open.get(type) ?? this.table.push(UNKNOWN_TYPE) - 1;
    this.open.set(type, index);
    this.named.set(type, index);
    return index;
  }

  private structure(type: Compiler.Type, location: Compiler.Node): Unweighted[] {
    const { checker } = this;
    const inner = (part: Compiler.Type): TypeDto => this.inner(part, location);
    if (checker.isTupleType(type)) return [{ kind: 'tuple', elements: checker.getTypeArguments(type as Compiler.TypeReference).map(inner) }];
    if (checker.isArrayType(type)) return [{ kind: 'array', element: this.argument(type, 0, location) }];
    const item = this.itemOfArrayLike(type);
    if (item !== undefined) return [{ kind: 'array', element: inner(item) }];
    const library = libraryType(type, (position) => this.argument(type, position, location));
    if (library !== undefined) return [library];
    const className = type.symbol === undefined ? undefined : this.exportedClass(type.symbol);
    if (className !== undefined && type.isClass()) return [{ kind: 'instance', path: [className] }];
    const calls = type.getCallSignatures();
    if (calls.length > 0) {
      const { parameters, returns } = translateSignatures(this, calls, location);
      return [functionType(parameters, returns)];
    }
    if (type.getConstructSignatures().length > 0) return [functionType([], UNKNOWN_TYPE)];
    return [this.properties(type, location)];
  }

  /** `interface Items extends Array<Item>`. */
  private itemOfArrayLike(type: Compiler.Type): Compiler.Type | undefined {
    if (!type.isClassOrInterface() || type.getProperty('concat') === undefined || type.getProperty('length') === undefined) return undefined;
    return type.getNumberIndexType();
  }

  private argument(type: Compiler.Type, position: number, location: Compiler.Node): TypeDto {
    const argument = this.checker.getTypeArguments(type as Compiler.TypeReference)[position];
    return argument === undefined ? UNKNOWN_TYPE : this.inner(argument, location);
  }

  private isPublic({ name, valueDeclaration }: Compiler.Symbol): boolean {
    if (name.startsWith('__') || name.startsWith('#')) return false;
    const { getCombinedModifierFlags, ModifierFlags } = this.ts;
    return valueDeclaration === undefined || (getCombinedModifierFlags(valueDeclaration) & (ModifierFlags.Private | ModifierFlags.Protected)) === 0;
  }

  private properties(type: Compiler.Type, location: Compiler.Node): Unweighted {
    const { ts, checker } = this;
    const properties = checker.getPropertiesOfType(type).filter((symbol) => this.isPublic(symbol)).slice(0, MAX_PROPERTIES);
    const index = checker.getIndexTypeOfType(type, ts.IndexKind.String);
    return {
      kind: 'object',
      properties: properties.map((symbol) => {
        const optional = (symbol.flags & ts.SymbolFlags.Optional) !== 0;
        const propertyType = this.inner(checker.getTypeOfSymbolAtLocation(symbol, location), location);
        return { key: symbol.name, optional, type: optional ? withoutUndefined(propertyType) : propertyType };
      }),
      ...(index === undefined ? {} : { index: this.inner(index, location) }),
    };
  }
}
