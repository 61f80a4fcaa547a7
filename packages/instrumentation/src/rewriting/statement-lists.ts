import type * as t from '@babel/types';
import type { Construct } from '../construct.ts';
import type { Rewriter } from './rewriter.ts';

const LIST_KEYS: Readonly<Record<string, string>> = {
  Program: 'body',
  BlockStatement: 'body',
  StaticBlock: 'body',
  TSModuleBlock: 'body',
  SwitchCase: 'consequent',
};

/** True when `key` of `parent` holds a list of statements, where more can be inserted. */
export function isStatementList(parent: t.Node, key: string): boolean {
  return LIST_KEYS[parent.type] === key;
}

type Holder = t.Program | t.BlockStatement | t.StaticBlock | t.TSModuleBlock;

/** Inserts what has been asked for before and after the statements of a list. */
export const statementLists: Construct<Holder | t.SwitchCase> = {
  types: ['Program', 'BlockStatement', 'StaticBlock', 'TSModuleBlock', 'SwitchCase'],

  rewrite(node, rewriter) {
    if (node.type === 'SwitchCase') node.consequent = surrounded(node.consequent, rewriter);
    else node.body = surrounded(node.body, rewriter);
  },
};

function surrounded(list: readonly t.Statement[], rewriter: Rewriter): t.Statement[] {
  return list.flatMap((statement) => rewriter.around.surround(statement));
}
