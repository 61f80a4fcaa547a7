import type { CalleeDto, RuntimeTypeDto, StatementDto, TypeDto } from '@auklet/protocol';
import { targetOf } from '../model/statement.ts';
import { keyText } from './keys.ts';
import { expectedTypes, signatureOf } from './signature.ts';
import type { TestCluster } from './test-cluster.ts';

const LONGEST_PRODUCER = 160;

/** What is known of the value that a statement binds. */
export interface Holding {
  /** Names the way the value came about; equal ways give values of the same types. `null`: too long a way. */
  readonly producer: string | null;
  /** The class of the subject that it is an instance of. */
  readonly classPath?: readonly string[];
  /** What is known without running. */
  readonly declared?: TypeDto;
  /** What running has shown, or is expected to show. */
  readonly types: readonly RuntimeTypeDto[];
}

/** Describes what `statement` binds, given what the statements before it bind. */
export function holdingOf(statement: StatementDto, earlier: readonly Holding[], cluster: TestCluster): Holding {
  const producer = producerOf(statement, earlier);
  const seen = producer === null ? [] : cluster.evidence.typesOf(producer);
  const classPath = classMade(statement) ?? classIn(seen, cluster);
  if (classPath !== undefined) return { producer, types: seen, classPath };
  const declared = signatureOf(statement, earlier, cluster)?.returns;
  if (declared === undefined || declared.alternatives.length === 0) return { producer, types: seen };
  const declaredClass = seen.length > 0 ? undefined : declared.alternatives.find((alternative) => alternative.kind === 'instance')?.path;
  const types = seen.length > 0 ? seen : expectedTypes(declared, cluster);
  return declaredClass === undefined ? { producer, types, declared } : { producer, types, declared, classPath: declaredClass };
}

function classMade(statement: StatementDto): readonly string[] | undefined {
  return statement.kind === 'construct' && 'export' in statement.callee ? statement.callee.export : undefined;
}

/** The class that the value was an instance of most lately. */
function classIn(types: readonly RuntimeTypeDto[], cluster: TestCluster): readonly string[] | undefined {
  for (const type of types) {
    const path = type.kind === 'function' ? undefined : cluster.classLike(type);
    if (path !== undefined) return path;
  }
  return undefined;
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
