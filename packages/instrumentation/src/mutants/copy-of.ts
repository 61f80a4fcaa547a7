import * as t from '@babel/types';

/** A deep copy that stands at no position of the source. */
export function copyOf<N extends t.Node>(node: N): N {
  return t.cloneNode(node, true, true);
}
