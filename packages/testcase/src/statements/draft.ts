import type { StatementDto, TestCaseDto, ValueTree } from '@auklet/protocol';
import { type Holding, holdingOf } from '../cluster/holding.ts';
import type { TestCluster } from '../cluster/test-cluster.ts';
import { type SamplingBias, UNBIASED } from '../values/sampling-bias.ts';
import { renumber, valuesOf, withValues } from '../model/statement.ts';
import { testCaseOf } from '../model/test-case.ts';

/** A test case that grows: statements are appended, and what each of them binds is known. */
export class Draft {
  readonly cluster: TestCluster;
  readonly bias: SamplingBias;
  readonly statements: StatementDto[] = [];
  readonly #holdings: Holding[] = [];
  readonly #given: number;

  constructor(cluster: TestCluster, statements: Iterable<StatementDto> = [], bias: SamplingBias = UNBIASED) {
    this.cluster = cluster;
    this.bias = bias;
    for (const statement of statements) this.append(statement);
    this.#given = this.statements.length;
  }

  get length(): number {
    return this.statements.length;
  }

  /** What each statement binds; found out when it is asked for. */
  get holdings(): readonly Holding[] {
    for (let i = this.#holdings.length; i < this.statements.length; i++) {
      this.#holdings.push(holdingOf(this.statements[i] as StatementDto, this.#holdings, this.cluster));
    }
    return this.#holdings;
  }

  /** Returns the number of the variable that the statement binds. */
  append(statement: StatementDto): number {
    return this.statements.push(statement) - 1;
  }

  /** Binds a value, so that it can be passed more than once; what is bound already stays as it is. */
  share(value: ValueTree): ValueTree {
    return value.kind === 'reference' ? value : { kind: 'reference', statement: this.append({ kind: 'let', value }) };
  }

  /** Whether a statement was appended since: what the draft began with stays as it is. */
  isOwn(at: number): boolean {
    return at >= this.#given;
  }

  /** Binds a value of a statement in front of it, so that it can be passed again; later statements move on by one. */
  hoist(at: number, position: number): ValueTree {
    const [statement, ...rest] = this.statements.splice(at) as [StatementDto, ...StatementDto[]];
    this.#holdings.length = Math.min(this.#holdings.length, at);
    const values = valuesOf(statement);
    const shared: ValueTree = { kind: 'reference', statement: this.append({ kind: 'let', value: values[position] as ValueTree }) };
    this.append(withValues(statement, values.with(position, shared)));
    for (const later of rest) this.append(renumber(later, (index) => (index >= at ? index + 1 : index)) as StatementDto);
    return shared;
  }

  /** Appends statements of another test case: `map` says where what they refer to is now. Those that lose a reference stay out. */
  appendMoved(statements: readonly StatementDto[], offset: number, map: (index: number) => number | undefined): void {
    const moved = new Map<number, number>();
    statements.forEach((statement, i) => {
      const renumbered = renumber(statement, (index) => moved.get(index) ?? (index < offset ? map(index) : undefined));
      if (renumbered !== undefined) moved.set(offset + i, this.append(renumbered));
    });
  }

  finish(): TestCaseDto {
    return testCaseOf(this.statements.slice());
  }
}
