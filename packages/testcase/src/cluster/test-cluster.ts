import type {
  CallableDto,
  ModuleInterfaceDto,
  OutcomeDto,
  PropertyKeyDto,
  RuntimeTypeDto,
  StatementDto,
  TestCaseDto,
  TypeAlternativeDto,
  TypeDto,
} from '@auklet/protocol';
import { ViewCache } from '../views/view-cache.ts';
import { ConstantPool } from './constant-pool.ts';
import { type Holding, holdingOf } from './holding.ts';
import { keyText } from './keys.ts';
import { KeyTypes } from './key-types.ts';
import { ParameterEvidence } from './parameter-evidence.ts';
import { RuntimeEvidence } from './runtime-evidence.ts';

type ObjectShape = Extract<TypeAlternativeDto, { kind: 'object' }>;

/** What one execution showed of a test case. */
export interface ExecutionEvidence {
  /** One entry for each statement that completed, in their order. */
  readonly runtimeTypes: readonly RuntimeTypeDto[];
  readonly outcome?: OutcomeDto;
}

/**
 * Everything that test cases for a module can be made of: what can be called, with which types, which constants are
 * worth trying, and what running has taught. Feed `learn` in a fixed order and equal seeds give equal test cases.
 */
export class TestCluster {
  readonly callables: readonly CallableDto[];
  readonly pool: ConstantPool;
  readonly evidence: RuntimeEvidence = new RuntimeEvidence();
  readonly parameters: ParameterEvidence = new ParameterEvidence();
  readonly keyTypes: KeyTypes;
  readonly views: ViewCache;
  /** Classes by path, spelled `a.b`. */
  readonly classes: ReadonlyMap<string, ClassMembers>;
  readonly #classOfType = new WeakMap<RuntimeTypeDto, { readonly path: readonly string[] | undefined }>();
  readonly #makersOfShape = new WeakMap<ObjectShape, readonly CallableDto[]>();
  readonly #types: readonly TypeDto[];
  readonly #byPath: ReadonlyMap<string, CallableDto>;
  readonly #byMember: ReadonlyMap<string, readonly CallableDto[]>;

  constructor(module: ModuleInterfaceDto) {
    this.callables = module.callables;
    this.pool = new ConstantPool(module.constants);
    this.keyTypes = new KeyTypes(module);
    this.views = new ViewCache(this.pool.patterns);
    this.#types = module.types;
    const own = module.callables.filter(({ kind }) => kind === 'function' || kind === 'constructor');
    this.#byPath = new Map(own.map((callable) => [`${callable.kind} ${callable.path.join('.')}`, callable]));
    this.#byMember = groupBy(module.callables.filter(({ key }) => key !== undefined), memberName);
    this.classes = classesOf(module);
  }

  /** A named type's alternatives; unknown for an index out of range. */
  typeNamed(index: number): TypeDto {
    return this.#types[index] ?? { alternatives: [] };
  }

  /** The alternatives of a type, named types opened. */
  alternativesOf(type: TypeDto, levels = 3): readonly TypeAlternativeDto[] {
    if (levels === 0 || type.alternatives.every(({ kind }) => kind !== 'named')) return type.alternatives;
    return type.alternatives.flatMap((alternative) =>
      alternative.kind === 'named' ? this.alternativesOf(this.typeNamed(alternative.index), levels - 1) : [alternative],
    );
  }

  functionAt(path: readonly string[]): CallableDto | undefined {
    return this.#byPath.get(`function ${path.join('.')}`);
  }

  constructorAt(path: readonly string[]): CallableDto | undefined {
    return this.#byPath.get(`constructor ${path.join('.')}`);
  }

  /** Members of the class at `path` with that key. */
  membersNamed(path: readonly string[], key: PropertyKeyDto): readonly CallableDto[] {
    return this.#byMember.get(`${path.join('.')}#${keyText(key)}`) ?? [];
  }

  /** The callable that a statement uses, if the module's interface describes it. */
  callableOf(statement: StatementDto, earlier: readonly Holding[]): CallableDto | undefined {
    switch (statement.kind) {
      case 'construct':
        return 'export' in statement.callee ? this.constructorAt(statement.callee.export) : undefined;
      case 'call':
      case 'tagged':
        return 'export' in statement.callee ? this.functionAt(statement.callee.export) : undefined;
      case 'method':
      case 'get':
      case 'set': {
        const { receiver } = statement;
        const path = 'export' in receiver ? receiver.export : earlier[receiver.statement]?.classPath;
        const wanted = ({ method: 'method', get: 'getter', set: 'setter' } as const)[statement.kind];
        if (path === undefined) return undefined;
        return this.membersNamed(path, statement.key).find(({ kind }) => kind === wanted) ?? this.functionAt([...path, keyText(statement.key)]);
      }
      default:
        return undefined;
    }
  }

  /** The class whose instances have these methods, when exactly that can be said. */
  classLike(type: RuntimeTypeDto): readonly string[] | undefined {
    const known = this.#classOfType.get(type);
    if (known !== undefined) return known.path;
    const path = this.#findClass(type);
    this.#classOfType.set(type, { path });
    return path;
  }

  /** Classes of one family have the same methods: that of the value's own name comes first. */
  #findClass(type: RuntimeTypeDto): readonly string[] | undefined {
    const methods = new Set(type.methods);
    const alike = [...this.classes.values()].filter(({ methodNames }) => methodNames.length > 0 && methodNames.every((name) => methods.has(name)));
    return (alike.find(({ path }) => path.at(-1) === type.type) ?? alike[0])?.path;
  }

  /** Functions and static methods that are declared to return such an object, where that is more than data. */
  makersOf(shape: ObjectShape): readonly CallableDto[] {
    const known = this.#makersOfShape.get(shape);
    if (known !== undefined) return known;
    const required = shape.properties.filter(({ optional }) => !optional);
    const hasMethods = required.some(({ type }) => this.alternativesOf(type).some(({ kind }) => kind === 'function'));
    const makers = hasMethods ? this.callables.filter(({ kind, isStatic, returns }) => (kind === 'function' || isStatic === true) && this.#isReturned(required.map(({ key }) => key), returns)) : [];
    this.#makersOfShape.set(shape, makers);
    return makers;
  }

  #isReturned(keys: readonly string[], returns: TypeDto): boolean {
    return this.alternativesOf(returns).some((alternative) => alternative.kind === 'object' && keys.every((key) => alternative.properties.some((property) => property.key === key)));
  }

  /** What each statement of a test case binds. */
  holdingsOf(statements: readonly StatementDto[]): Holding[] {
    const holdings: Holding[] = [];
    for (const statement of statements) holdings.push(holdingOf(statement, holdings, this));
    return holdings;
  }

  /** Takes in what an execution showed. */
  learn(testCase: TestCaseDto, { runtimeTypes, outcome }: ExecutionEvidence): void {
    const holdings: Holding[] = [];
    for (const [i, statement] of testCase.statements.entries()) {
      const type = runtimeTypes[i];
      if (i > runtimeTypes.length) break;
      const threw = outcome?.kind === 'threw' && outcome.statement === i ? outcome.error : undefined;
      const callable = this.callableOf(statement, holdings);
      if (callable !== undefined) this.parameters.record(callable, statement, threw);
      if (threw !== undefined) this.parameters.keysIn(threw).forEach((key) => this.pool.learnKey(key));
      const holding = holdingOf(statement, holdings, this);
      holdings.push(holding);
      if (type !== undefined && holding.producer !== null) this.evidence.record(holding.producer, type);
    }
  }
}

/** A class with the members its instances have. */
export interface ClassMembers {
  readonly path: readonly string[];
  readonly members: readonly CallableDto[];
  readonly methodNames: readonly string[];
  /** Of members that instances have and keep to themselves. */
  readonly hiddenNames: readonly string[];
}

function classesOf({ callables, hidden = [] }: ModuleInterfaceDto): ReadonlyMap<string, ClassMembers> {
  const classes = new Map<string, ClassMembers>();
  for (const { kind, path, key, isStatic } of callables) {
    const isMember = key !== undefined && isStatic !== true;
    if (kind !== 'constructor' && !isMember) continue;
    const name = path.join('.');
    if (classes.has(name)) continue;
    const members = callables.filter((other) => other.key !== undefined && other.isStatic !== true && other.path.join('.') === name);
    const methodNames = members.flatMap((member) => (member.kind === 'method' && typeof member.key === 'string' ? [member.key] : []));
    const hiddenNames = hidden.flatMap((member) => (member.path.join('.') === name ? [member.key] : []));
    classes.set(name, { path, members, methodNames, hiddenNames });
  }
  return classes;
}

function memberName({ path, key }: CallableDto): string {
  return `${path.join('.')}#${key === undefined ? '' : keyText(key)}`;
}

function groupBy<T>(items: readonly T[], nameOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(nameOf(item));
    if (group === undefined) groups.set(nameOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
