import {
  PROTOCOL_VERSION,
  type CallableDto,
  type ConstantPoolDto,
  type ExportDto,
  type HiddenMemberDto,
  type InstanceMemberDto,
  type LocationDto,
  type ModuleInterfaceDto,
  type ParameterDto,
  type PropertyKeyDto,
  type SourcePositionDto,
} from '@auklet/protocol';
import { mergeFunctionEvidence } from './merge-function-evidence.ts';
import { pathKey, positionKey, type ClassEvidence, type DeclaredSignature, type StaticAnalysis } from './static-analysis.ts';
import { parameter, UNKNOWN_TYPE } from './types/build-type.ts';
import { resolveInstances, resolveParameters, type ClassPath } from './types/resolve-instances.ts';

/**
 * Joins what loading the module showed with what its source says. Callables that the module itself defines come
 * first, in the order of `exports`; the others, which it passes on from elsewhere, have no `location`.
 */
export function moduleInterface(analysis: StaticAnalysis, exports: readonly ExportDto[], constants: ConstantPoolDto): ModuleInterfaceDto {
  const distinct = exports.filter((entry) => !isSecondName(entry.path, exports));
  const pathOf = classPaths(analysis, distinct);
  const drafts = distinct
    .flatMap((entry) => exportCallables(entry, analysis, distinct))
    .map((draft) => ({ ...draft, parameters: resolveParameters(draft.parameters, pathOf), returns: resolveInstances(draft.returns, pathOf) }));
  const hidden = distinct.flatMap((entry) => (classOf(entry, analysis)?.hidden ?? []).map((key) => ({ path: entry.path, key })));
  const barred = new Set(distinct.filter((entry) => classOf(entry, analysis)?.isConstructible === false).map(({ path }) => pathKey(path)));
  const usable = drafts.filter((draft) => !isBarred(draft, barred) || !drafts.some((other) => makesInstead(other, draft, barred)));
  const ordered = [...usable.filter(({ location }) => location !== undefined), ...usable.filter(({ location }) => location === undefined)];
  return {
    version: PROTOCOL_VERSION,
    callables: ordered.filter((draft) => !isHidden(draft, hidden)).map((draft, id) => ({ ...draft, id })),
    types: analysis.types.map((type) => resolveInstances(type, pathOf)),
    constants,
    ...(hidden.length === 0 ? {} : { hidden }),
  };
}

type Draft = Omit<CallableDto, 'id'>;

function isHidden({ path, key }: Draft, hidden: readonly HiddenMemberDto[]): boolean {
  return hidden.some((member) => member.key === key && pathKey(member.path) === pathKey(path));
}

/** A constructor that is not for tests. */
function isBarred({ kind, path }: Draft, barred: ReadonlySet<string>): boolean {
  return kind === 'constructor' && barred.has(pathKey(path));
}

/** Whether a function or the constructor of a subclass makes what `constructor` would; where none does, tests make do with that. */
function makesInstead(other: Draft, { path }: Draft, barred: ReadonlySet<string>): boolean {
  const isMaker = other.kind === 'function' || (other.kind === 'method' && other.isStatic === true) || (other.kind === 'constructor' && !isBarred(other, barred));
  return isMaker && other.returns.alternatives.some((alternative) => alternative.kind === 'instance' && pathKey(alternative.path) === pathKey(path));
}

/** `module.exports.default = module.exports`, and everything below it. */
function isSecondName(path: readonly string[], exports: readonly ExportDto[]): boolean {
  return path.some((key, index) => {
    if (key !== 'default' || index === 0) return false;
    const [holder, alias] = [path.slice(0, index), path.slice(0, index + 1)].map((part) => exports.find((entry) => pathKey(entry.path) === pathKey(part)));
    if (holder === undefined || alias === undefined || holder.position === null || alias.position === null) return false;
    return positionKey(holder.position) === positionKey(alias.position);
  });
}

function classPaths(analysis: StaticAnalysis, exports: readonly ExportDto[]): ClassPath {
  const paths = new Map<string, readonly string[]>();
  for (const entry of exports) {
    const names = entry.kind === 'value' ? [entry.path.at(-1)] : [classOf(entry, analysis)?.name, entry.name, entry.path.at(-1)];
    if (entry.kind === 'function' && entry.members.length === 0) continue;
    for (const known of names) {
      if (known !== undefined && known !== '' && !paths.has(known)) paths.set(known, entry.path);
    }
  }
  return (name) => paths.get(name);
}

function classOf({ position }: ExportDto, analysis: StaticAnalysis): ClassEvidence | undefined {
  return position === null ? undefined : analysis.classes.get(positionKey(position));
}

function exportCallables(entry: ExportDto, analysis: StaticAnalysis, exports: readonly ExportDto[]): Draft[] {
  if (entry.kind === 'value') return [];
  const members = entry.members.filter(({ key }) => key !== 'constructor').flatMap((member) => memberCallables(entry, member, analysis));
  if (entry.kind === 'class') return [constructorCallable(entry, analysis), ...members];
  const call = functionCallable(entry, analysis, exports);
  return entry.members.length === 0 ? [call] : [call, { ...call, kind: 'constructor' }, ...members];
}

function functionCallable(entry: ExportDto, analysis: StaticAnalysis, exports: readonly ExportDto[]): Draft {
  const { async, generator } = entry;
  const found = evidenceOf(entry, analysis, pathKey(entry.path));
  const holder = entry.path.slice(0, -1);
  const isStatic = exports.some(({ kind, path }) => kind === 'class' && path.length > 0 && pathKey(path) === pathKey(holder));
  const key = entry.path.at(-1);
  if (isStatic && key !== undefined) return { kind: 'method', path: holder, key, isStatic, async, generator, ...found };
  return { kind: 'function', path: entry.path, async, generator, ...found };
}

function constructorCallable(entry: ExportDto, analysis: StaticAnalysis): Draft {
  const evidence = classOf(entry, analysis);
  const declared = analysis.declared.get(pathKey(entry.path, 'constructor'));
  const { parameters } = mergeFunctionEvidence({ parameters: evidence?.parameters ?? unknownParameters(entry.length), returns: UNKNOWN_TYPE }, declared, NOTHING);
  return {
    kind: 'constructor',
    path: entry.path,
    parameters,
    returns: { alternatives: [entry.name, ...(evidence?.bases ?? [])].map((name) => ({ kind: 'instance', path: [name], weight: 1 })) },
    async: false,
    generator: false,
    ...(evidence === undefined ? {} : { location: evidence.location }),
  };
}

function memberCallables(owner: ExportDto, member: InstanceMemberDto, analysis: StaticAnalysis): Draft[] {
  const { async, generator, key, kind } = member;
  const declaredKey = typeof key === 'string' ? pathKey(owner.path, key) : undefined;
  const found = evidenceOf(member, analysis, declaredKey);
  const draft = (as: Draft['kind'], parameters: readonly ParameterDto[]): Draft => ({ kind: as, path: owner.path, key, async, generator, ...found, parameters });
  switch (kind) {
    case 'method':
      return [draft('method', found.parameters)];
    case 'getter':
      return [draft('getter', [])];
    case 'setter':
      return [draft('setter', setterParameters(found.parameters, key))];
    case 'accessor':
      return [draft('getter', []), draft('setter', setterParameters(found.parameters, key))];
    default:
      return kind satisfies never;
  }
}

function setterParameters(parameters: readonly ParameterDto[], key: PropertyKeyDto): readonly ParameterDto[] {
  return parameters.length === 1 ? parameters : [parameter(typeof key === 'string' ? key : 'value', UNKNOWN_TYPE)];
}

const NOTHING: DeclaredSignature = { parameters: [], returns: UNKNOWN_TYPE };

interface Evidence extends DeclaredSignature {
  readonly location?: LocationDto;
}

/** What is known of a function by its position and by its path; by its length when there is neither. */
function evidenceOf(shape: { readonly position: SourcePositionDto | null; readonly length: number }, analysis: StaticAnalysis, declaredKey: string | undefined): Evidence {
  const own = shape.position === null ? undefined : analysis.functions.get(positionKey(shape.position));
  const declared = declaredKey === undefined || own?.isDeclared === true ? undefined : analysis.declared.get(declaredKey);
  const parameters = own?.parameters ?? (declared === undefined ? unknownParameters(shape.length) : []);
  const merged = mergeFunctionEvidence({ parameters, returns: own?.returns ?? UNKNOWN_TYPE }, declared, NOTHING);
  return { ...merged, ...(own === undefined ? {} : { location: own.location }) };
}

function unknownParameters(length: number): ParameterDto[] {
  return Array.from({ length: Math.min(length, 8) }, (_, index) => parameter(`arg${index}`, UNKNOWN_TYPE));
}
