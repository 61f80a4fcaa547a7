import type { AssertedTestDto, StatementDto } from '@auklet/protocol';
import { countUses, usesOf } from './uses.ts';

/**
 * How each statement appears in the text.
 *
 * - `variable`: `const x = …;`
 * - `statement`: on its own, its value is not used.
 * - `inline`: written where its value is used, which is one place that comes right after it.
 * - `nothing`: an input that nobody uses.
 */
export type Appearance = 'variable' | 'statement' | 'inline' | 'nothing';

export interface Layout {
  readonly appearances: readonly Appearance[];
  /** The statement whose throwing is asserted, or -1. */
  readonly throwing: number;
}

export function layOut(test: AssertedTestDto): Layout {
  const { statements } = test.testCase;
  const throwing = test.assertions.find((assertion) => assertion.kind === 'throws')?.statement ?? -1;
  const { inStatements, inAssertions } = countUses(test);
  const appearances = statements.map((statement, index): Appearance => {
    const isLet = statement.kind === 'let';
    const inside = inStatements[index] ?? 0;
    const asserted = inAssertions[index] ?? 0;
    if (inside + asserted === 0) return isLet ? 'nothing' : 'statement';
    if (index === throwing) return 'statement';
    if (inside + asserted > 1) return 'variable';
    if (asserted === 1) return isInlineResult(statement) && index === statements.length - 1 && test.assertions[0]?.statement === index ? 'inline' : 'variable';
    return isUsedInPlace(statements, index) ? 'inline' : 'variable';
  });
  return { appearances, throwing };
}

/** Whether a result reads well inside its assertion. */
function isInlineResult(statement: StatementDto): boolean {
  return statement.kind !== 'set' && statement.kind !== 'iterate' && statement.kind !== 'advance';
}

/** Whether the only use may hold the expression itself: nothing happens in between, and it runs exactly once. */
function isUsedInPlace(statements: readonly StatementDto[], index: number): boolean {
  const user = statements.findIndex((statement) => usesOf(statement).some(({ of }) => 'statement' in of && of.statement === index));
  const statement = statements[index] as StatementDto;
  const using = statements[user] as StatementDto;
  const isDeferred = usesOf(using).some(({ of, deferred }) => 'statement' in of && of.statement === index && deferred);
  if (isDeferred || statement.kind === 'set' || statement.kind === 'iterate' || statement.kind === 'advance') return false;
  if (statement.kind === 'let') return using.kind !== 'await' && using.kind !== 'iterate' && using.kind !== 'get' && !isReceiver(using, index);
  return user === index + 1 && (using.kind === 'await' || using.kind === 'iterate') && statement.kind !== 'construct';
}

function isReceiver(statement: StatementDto, index: number): boolean {
  const receiver = 'receiver' in statement ? statement.receiver : 'callee' in statement ? statement.callee : undefined;
  return receiver !== undefined && 'statement' in receiver && receiver.statement === index;
}
