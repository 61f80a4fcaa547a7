import type { Binding, NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import type { FunctionNode } from './function-description.ts';

/**
 * Nodes from which a function can come to be called: reads of the one name that it, or its class, has for good,
 * or else the place where it is created. None when it can be called from outside at once: it is the module,
 * it is exported, or what names it stands at the top level.
 */
export function placesOf(path: NodePath<FunctionNode>): t.Node[] {
  if (path.isProgram()) return [];
  const owner = ownerOf(path);
  if (isExported(owner)) return [];
  const binding = bindingOf(owner);
  const reads = binding?.constant ? binding.referencePaths : [];
  const places: NodePath[] = reads.length > 0 ? reads : [owner];
  return places.some(isFree) ? [] : places.map((place) => place.node);
}

/** The class of a member that needs an instance or a call; everything else stands for itself. */
function ownerOf(path: NodePath<FunctionNode>): NodePath {
  const isMember = path.parent.type === 'ClassBody' && path.node.type !== 'StaticBlock' && !('static' in path.node && path.node.static && path.isClassProperty());
  return isMember ? (path.parentPath?.parentPath as NodePath) : path;
}

function bindingOf({ node, parent, parentPath, scope }: NodePath): Binding | undefined {
  if ((node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') && node.id) return parentPath?.scope.getBinding(node.id.name);
  const isInitialiser = parent.type === 'VariableDeclarator' && parent.init === node && parent.id.type === 'Identifier';
  return isInitialiser ? scope.getBinding((parent.id as t.Identifier).name) : undefined;
}

function isExported(owner: NodePath): boolean {
  return owner.findParent((above) => above.isExportDeclaration()) !== null && owner.getFunctionParent() === null;
}

/** At the top level, under no condition. */
function isFree(place: NodePath): boolean {
  const decisive = place.findParent((above) => above.isFunction() || above.isStaticBlock() || above.isClassProperty() || above.isIfStatement() || above.isConditionalExpression() || above.isLogicalExpression() || above.isLoop() || above.isSwitchStatement() || above.isTryStatement());
  return decisive === null;
}
