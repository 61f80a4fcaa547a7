import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { locationOf } from './loading/location-of.ts';
import { keyName } from './names/key-name.ts';
import { positionKey, type ClassEvidence, type FunctionEvidence } from './static-analysis.ts';

/** What the text of classes says, by where they start. What a class does not have itself it has from its base classes in the module. */
export function classEvidence(paths: readonly NodePath<t.Class>[], functions: ReadonlyMap<string, FunctionEvidence>): Map<string, ClassEvidence> {
  const classes = new Map<string, ClassEvidence>();
  for (const path of paths) {
    const location = locationOf(path.node);
    const bases = basesOf(path);
    const lineage = [path, ...bases];
    classes.set(positionKey(location.start), { name: className(path), location, bases: bases.map(className), hidden: hiddenMembers(lineage), ...construction(path, lineage, functions) });
  }
  return classes;
}

function className({ node, parent }: NodePath<t.Class>): string {
  if (node.id != null) return node.id.name;
  return parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : '';
}

/** The classes of the module that a class extends, the nearest first. */
function basesOf(path: NodePath<t.Class>): NodePath<t.Class>[] {
  const bases: NodePath<t.Class>[] = [];
  for (let base = baseOf(path); base !== undefined && base !== path && !bases.includes(base); base = baseOf(base)) bases.push(base);
  return bases;
}

function baseOf({ node: { superClass }, scope }: NodePath<t.Class>): NodePath<t.Class> | undefined {
  const bound = superClass?.type === 'Identifier' ? scope.getBinding(superClass.name)?.path : undefined;
  return bound?.isClass() === true ? bound : undefined;
}

function construction({ node }: NodePath<t.Class>, lineage: readonly NodePath<t.Class>[], functions: ReadonlyMap<string, FunctionEvidence>): Pick<ClassEvidence, 'parameters' | 'isConstructible'> {
  const own = lineage.map(constructorOf).find((constructor) => constructor !== undefined);
  const parameters = own === undefined ? [] : (functions.get(positionKey(locationOf(own).start))?.parameters ?? []);
  const isAbstract = 'abstract' in node && node.abstract === true;
  return { parameters, isConstructible: !isAbstract && !(own !== undefined && isHidden(own)) };
}

/** The one with a body: overloads are nodes of another type. */
function constructorOf({ node }: NodePath<t.Class>): t.ClassMethod | undefined {
  return node.body.body.find((member): member is t.ClassMethod => member.type === 'ClassMethod' && member.kind === 'constructor');
}

/** Names of members that are private or protected; a subclass may make public what was protected. */
function hiddenMembers(lineage: readonly NodePath<t.Class>[]): readonly string[] {
  const known = new Map<string, boolean>();
  for (const member of lineage.flatMap(membersOf)) if (!known.has(member.name)) known.set(member.name, member.isHidden);
  return [...known].flatMap(([name, hidden]) => (hidden && name !== '' ? [name] : []));
}

interface Member {
  readonly name: string;
  readonly isHidden: boolean;
}

function membersOf({ node }: NodePath<t.Class>): Member[] {
  return node.body.body.flatMap((member) => {
    if (member.type === 'ClassMethod' && member.kind === 'constructor') return member.params.flatMap(parameterProperty);
    if (member.type === 'ClassMethod' || member.type === 'TSDeclareMethod') return member.kind === 'constructor' || member.computed === true ? [] : [{ name: keyName(member.key), isHidden: isHidden(member) }];
    if (member.type === 'ClassProperty') return member.computed === true ? [] : [{ name: keyName(member.key), isHidden: isHidden(member) }];
    return [];
  });
}

/** `constructor(private readonly size: number)` declares a member, too. */
function parameterProperty(parameter: t.Node): Member[] {
  if (parameter.type !== 'TSParameterProperty') return [];
  const { parameter: inner } = parameter;
  const name = inner.type === 'Identifier' ? inner.name : inner.left.type === 'Identifier' ? inner.left.name : '';
  return [{ name, isHidden: isHidden(parameter) }];
}

function isHidden({ accessibility }: Pick<t.ClassMethod, 'accessibility'>): boolean {
  return accessibility === 'private' || accessibility === 'protected';
}
