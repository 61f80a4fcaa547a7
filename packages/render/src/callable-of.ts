import type { CallableDto, CalleeDto, StatementDto } from '@auklet/protocol';
import type { SubjectReference } from './render-request.ts';

/** What a statement calls, as far as the subject's callables are known; a method is recognised by its key alone. */
export function callableOf(statement: StatementDto, { callables = [] }: SubjectReference): CallableDto | undefined {
  switch (statement.kind) {
    case 'call':
    case 'tagged':
      return callables.find((callable) => callable.kind === 'function' && hasPath(statement.callee, callable.path));
    case 'construct':
      return callables.find((callable) => callable.kind === 'constructor' && hasPath(statement.callee, callable.path));
    case 'method':
      return callables.find((callable) => callable.kind === 'method' && hasKey(callable, statement));
    case 'get':
    case 'set':
      return callables.find((callable) => callable.kind === `${statement.kind}ter` && hasKey(callable, statement));
    default:
      return undefined;
  }
}

/** How many arguments the declaration asks for; `most` is infinite with a rest parameter. */
export function declaredArity({ parameters }: CallableDto): { readonly least: number; readonly most: number } {
  return {
    least: parameters.filter(({ optional, rest }) => !optional && !rest).length,
    most: parameters.some(({ rest }) => rest) ? Number.POSITIVE_INFINITY : parameters.length,
  };
}

function hasKey(callable: CallableDto, { key }: Extract<StatementDto, { kind: 'method' | 'get' | 'set' }>): boolean {
  return JSON.stringify(callable.key) === JSON.stringify(key);
}

function hasPath(callee: CalleeDto, path: readonly string[]): boolean {
  return 'export' in callee && callee.export.join('\0') === path.join('\0');
}
