import type { StatementDto, TestCaseDto } from '@auklet/protocol';
import type { SubjectReference } from '../render-request.ts';
import { pascalCase } from './identifier.ts';
import { withArticle } from './article.ts';
import { phrase } from './phrase.ts';

/** What an earlier variable is, in words: the value it was bound to, an instance of its class, or a result. */
export function referent(index: number, testCase: TestCaseDto, subject: SubjectReference): string {
  const statement = testCase.statements[index] as StatementDto;
  switch (statement.kind) {
    case 'let':
      return statement.value.kind === 'reference' ? referent(statement.value.statement, testCase, subject) : phrase(statement.value);
    case 'construct':
      return 'export' in statement.callee ? withArticle(className(statement.callee.export, subject)) : 'an instance';
    case 'call':
      return 'export' in statement.callee ? `the result of ${calleeName(statement.callee.export, subject)}` : 'an earlier result';
    case 'method':
      return typeof statement.key === 'string' ? `the result of ${statement.key}` : 'an earlier result';
    case 'get':
      return typeof statement.key === 'string' ? statement.key : 'an earlier result';
    case 'iterate':
      return 'the items';
    default:
      return 'an earlier result';
  }
}

function className(path: readonly string[], subject: SubjectReference): string {
  const last = path.at(-1) ?? 'default';
  return last === 'default' ? pascalCase(subject.name) : last;
}

function calleeName(path: readonly string[], subject: SubjectReference): string {
  const last = path.at(-1) ?? 'default';
  return last === 'default' ? subject.name : last;
}
