import type { CalleeDto, PropertyKeyDto, RuntimeTypeDto, StatementDto } from '@auklet/protocol';
import { targetOf } from '../model/statement.ts';
import type { TestCluster } from './test-cluster.ts';

const LONGEST_PRODUCER = 160;

/** What is known of the value that a statement binds. */
export interface Holding {
  /** Names the way the value came about; equal ways give values of the same types. `null`: too long a way. */
  readonly producer: string | null;
  /** The class of the subject that it is an instance of. */
  readonly classPath?: readonly string[];
  /** What running has shown, the most frequent first; empty before anything ran. */
  readonly types: readonly RuntimeTypeDto[];
}

/** Describes what `statement` binds, given what the statements before it bind. */
export function holdingOf(statement: StatementDto, earlier: readonly Holding[], cluster: TestCluster): Holding {
  const producer = producerOf(statement, earlier);
  const types = producer === null ? [] : cluster.evidence.typesOf(producer);
  const classPath = declaredClass(statement, earlier, cluster) ?? classSeen(types, cluster);
  return classPath === undefined ? { producer, types } : { producer, types, classPath };
}

function producerOf(statement: StatementDto, earlier: readonly Holding[]): string | null {
  const origin = originOf(targetOf(statement), earlier);
  const producer = origin === null ? null : spell(statement, origin);
  return producer === null || producer.length > LONGEST_PRODUCER ? null : producer;
}

function originOf(target: CalleeDto | undefined, earlier: readonly Holding[]): string | null {
  if (target === undefined) return '';
  if ('export' in target) return target.export.join('.');
  const holding = earlier[target.statement];
  if (holding === undefined) return null;
  return holding.classPath === undefined ? holding.producer : `${holding.classPath.join('.')}#`;
}

function spell(statement: StatementDto, origin: string): string | null {
  switch (statement.kind) {
    case 'construct':
      return `new ${origin}`;
    case 'call':
    case 'tagged':
      return `${origin}()`;
    case 'method':
      return `${origin}.${keyText(statement.key)}()`;
    case 'get':
      return `${origin}.${keyText(statement.key)}`;
    case 'await':
      return `await ${origin}`;
    case 'iterate':
      return `[...${origin}]`;
    case 'let':
      return `let ${statement.value.kind}`;
    default:
      return null;
  }
}

export function keyText(key: PropertyKeyDto): string {
  return typeof key === 'string' ? key : `@@${key.symbol}`;
}

function declaredClass(statement: StatementDto, earlier: readonly Holding[], cluster: TestCluster): readonly string[] | undefined {
  if (statement.kind === 'construct' && 'export' in statement.callee) return statement.callee.export;
  return cluster.callableOf(statement, earlier)?.returns.alternatives.find((alternative) => alternative.kind === 'instance')?.path;
}

function classSeen(types: readonly RuntimeTypeDto[], cluster: TestCluster): readonly string[] | undefined {
  const [type] = types;
  return type === undefined || type.kind === 'function' ? undefined : cluster.classLike(type);
}
