import traverse, { type NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { classEvidence } from './class-evidence.ts';
import { findTypeSource } from './declared/find-type-source.ts';
import { docTypes } from './documented/doc-types.ts';
import { documentedSignature } from './documented/documented-signature.ts';
import { locationOf } from './loading/location-of.ts';
import { parseSource } from './loading/parse-source.ts';
import { mergeFunctionEvidence } from './merge-function-evidence.ts';
import { keyName } from './names/key-name.ts';
import type { SourceModule } from './source-module.ts';
import { positionKey, type FunctionEvidence, type StaticAnalysis } from './static-analysis.ts';
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
