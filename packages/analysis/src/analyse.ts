import traverse, { type NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { findTypeSource } from './declared/find-type-source.ts';
import { docTypes } from './documented/doc-types.ts';
import { documentedSignature } from './documented/documented-signature.ts';
import { parseSource } from './loading/parse-source.ts';
import { mergeFunctionEvidence } from './merge-function-evidence.ts';
import type { SourceModule } from './source-module.ts';
import { positionKey, type ClassEvidence, type FunctionEvidence, type StaticAnalysis } from './static-analysis.ts';
import { moduleUsage } from './usage/module-usage.ts';
import { returnedType } from './usage/returned-type.ts';
import { usedParameters } from './usage/used-parameters.ts';

/**
 * Finds every function and class of the module and merges what types, documentation, default values, use and
 * names say about their parameters.
 *
 * @throws AukletError `unloadable` when the source does not parse.
 */
export function analyse(module: SourceModule): StaticAnalysis {
  const ast = parseSource({ ...module, decorators: module.syntax.decorators });
  const table = moduleUsage({ ast, ...module });
  const lookup = docTypes(ast);
  const types = findTypeSource(module);
  const functions = new Map<string, FunctionEvidence>();
  const classes: NodePath<t.Class>[] = [];
  traverse.default(ast, {
    Function(path) {
      const { name, location } = describeFunction(path);
      const used = { parameters: usedParameters(path.node, table), returns: returnedType(path, table) };
      const declared = types.signatureAt(location.start);
      const merged = mergeFunctionEvidence(used, declared, documentedSignature(path, lookup));
      const isDeclared = declared?.parameters.some(({ type }) => type.alternatives.length > 0) === true;
      functions.set(positionKey(location.start), { name, location, isDeclared, ...merged });
    },
    Class(path) {
      classes.push(path);
    },
  });
  return { functions, classes: classEvidence(classes, functions), declared: types.exports(), types: types.namedTypes() };
}

function describeFunction({ node, parent }: NodePath<t.Function>): Pick<FunctionEvidence, 'name' | 'location'> {
  const location = locationOf(node);
  if ('id' in node && node.id != null) return { name: node.id.name, location };
  if ('key' in node) return { name: keyName(node.key), location };
  if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return { name: parent.id.name, location };
  return { name: parent.type === 'ObjectProperty' ? keyName(parent.key) : '', location };
}

function keyName(key: t.Node): string {
  if (key.type === 'Identifier') return key.name;
  return key.type === 'StringLiteral' ? key.value : '';
}

/** A class without a constructor takes what the constructor of its base class in the module takes. */
function classEvidence(paths: readonly NodePath<t.Class>[], functions: ReadonlyMap<string, FunctionEvidence>): Map<string, ClassEvidence> {
  const classes = new Map<string, ClassEvidence>();
  for (const path of paths) {
    const location = locationOf(path.node);
    classes.set(positionKey(location.start), { name: className(path), location, parameters: constructorParameters(path, functions) });
  }
  return classes;
}

function className({ node, parent }: NodePath<t.Class>): string {
  if (node.id != null) return node.id.name;
  return parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : '';
}

function constructorParameters(path: NodePath<t.Class>, functions: ReadonlyMap<string, FunctionEvidence>): ClassEvidence['parameters'] {
  const own = path.node.body.body.find((member): member is t.ClassMethod => member.type === 'ClassMethod' && member.kind === 'constructor');
  if (own !== undefined) return functions.get(positionKey(locationOf(own).start))?.parameters ?? [];
  const { superClass } = path.node;
  const base = superClass?.type === 'Identifier' ? path.scope.getBinding(superClass.name)?.path : undefined;
  return base !== undefined && base !== path && base.isClass() ? constructorParameters(base, functions) : [];
}

function locationOf(node: t.Node): FunctionEvidence['location'] {
  const { start, end } = node.loc as t.SourceLocation;
  return { start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } };
}
