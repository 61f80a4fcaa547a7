import {
  PROTOCOL_VERSION,
  type BranchDescriptionDto,
  type ConstantPoolDto,
  type FunctionDescriptionDto,
  type GoalDto,
  type LocationDto,
  type ModuleDescriptionDto,
  type PredicateDescriptionDto,
  type StatementDescriptionDto,
} from '@auklet/protocol';
import type { CaseTable } from '@auklet/tracer/hooks';
import type * as t from '@babel/types';
import { Flags } from './flags.ts';
import type { FunctionNode } from './function-description.ts';
import { locationOf, textOf } from './locations.ts';

/** What of a goal is known when it is met; its control dependence follows when the whole module has been seen. */
type GoalParts = DistributiveOmit<GoalDto, 'id' | 'parents'>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** How a predicate is watched: what its node is to it. */
export type PredicateRole = 'condition' | 'nullish' | 'link' | 'assignment' | 'default' | 'case' | 'iteration';

/** The goals that a condition's two truth values imply. */
export interface ConditionGoals {
  readonly whenTrue: readonly number[];
  readonly whenFalse: readonly number[];
}

/** What is to be watched in one module: its description, and where in the tree each id belongs. */
export class ModulePlan {
  readonly source: string;
  readonly functions: FunctionDescriptionDto[] = [];
  readonly predicates: PredicateDescriptionDto[] = [];
  readonly statements: StatementDescriptionDto[] = [];
  readonly goals: GoalDto[] = [];
  readonly branches: BranchDescriptionDto[] = [];
  readonly ignored: { location: LocationDto; comment: string }[] = [];
  readonly flags: Flags = new Flags();
  readonly tables: CaseTable[] = [];
  readonly tableOf: Map<t.Node, number> = new Map();
  /** Per block the statement that begins with it, or -1. */
  firstStatements: readonly number[] = [];
  /** Functions that call others, so that they can be part of an endless recursion. */
  readonly calling: Set<number> = new Set();
  readonly functionIds: Map<FunctionNode, number> = new Map();
  readonly statementIds: Map<t.Node, number> = new Map();
  readonly blockIds: Map<t.Node, number> = new Map();
  readonly #sites: Record<PredicateRole, Map<t.Node, number>> = {
    condition: new Map(),
    nullish: new Map(),
    link: new Map(),
    assignment: new Map(),
    default: new Map(),
    case: new Map(),
    iteration: new Map(),
  };
  readonly #conditions = new Map<t.Node, ConditionGoals>();
  #impliedStatements: ReadonlySet<number> = new Set();
  readonly #functionNodes: FunctionNode[] = [];
  readonly #callees = new Map<t.Node, number[]>();
  readonly #branchGoals: [number, number][] = [];
  readonly #blockGoals: number[] = [];
  constants: ConstantPoolDto = { strings: [], numbers: [], bigints: [], regexps: [], keys: [] };
  stateful = true;

  constructor(source: string) {
    this.source = source;
  }

  get blocks(): number {
    return this.#blockGoals.length;
  }

  addFunction(node: FunctionNode, description: Omit<FunctionDescriptionDto, 'id'>): number {
    const id = this.functions.length;
    this.functions.push({ id, ...description });
    this.functionIds.set(node, id);
    this.#functionNodes.push(node);
    const block = this.#newBlock(node);
    this.#addGoal({ kind: 'entry', block, function: id, location: description.location, callers: [] });
    return id;
  }

  addStatement(node: t.Node, functionId: number): void {
    this.statementIds.set(node, this.statements.length);
    this.statements.push({ location: locationOf(node), function: functionId });
  }

  addBlock(node: t.Node, functionId: number, construct: 'case' | 'catch' | 'resume'): number {
    const block = this.#newBlock(node);
    return this.#addGoal({ kind: 'block', block, construct, function: functionId, location: locationOf(node) });
  }

  addPredicate(node: t.Node, role: PredicateRole, kind: PredicateDescriptionDto['kind'], functionId: number, shown: t.Node = node): number {
    const id = this.predicates.length;
    const location = locationOf(shown);
    this.predicates.push({ id, kind, function: functionId, location, text: textOf(shown, this.source) });
    this.#sites[role].set(node, id);
    const whenTrue = this.#addGoal({ kind: 'branch', predicate: id, outcome: true, function: functionId, location });
    const whenFalse = this.#addGoal({ kind: 'branch', predicate: id, outcome: false, function: functionId, location });
    this.#branchGoals.push([whenTrue, whenFalse]);
    return id;
  }

  addBranch(type: BranchDescriptionDto['type'], location: LocationDto, arms: BranchDescriptionDto['arms']): void {
    if (arms.length > 0) this.branches.push({ type, location, arms });
  }

  /** The predicate that `node` carries in this role. */
  site(role: PredicateRole, node: t.Node): number | undefined {
    return this.#sites[role].get(node);
  }

  knownCondition(node: t.Node): ConditionGoals | undefined {
    return this.#conditions.get(node);
  }

  rememberCondition(node: t.Node, goals: ConditionGoals): ConditionGoals {
    this.#conditions.set(node, goals);
    return goals;
  }

  goalsOf(predicate: number): ConditionGoals {
    const [whenTrue, whenFalse] = this.#branchGoals[predicate] as [number, number];
    return { whenTrue: [whenTrue], whenFalse: [whenFalse] };
  }

  goalOfBlock(block: number): number {
    return this.#blockGoals[block] as number;
  }

  entryGoal(functionId: number): number {
    return this.goalOfBlock(this.blockIds.get(this.#functionNodes[functionId] as FunctionNode) as number);
  }

  /** The number of a statement that has to tell by itself that it begins. */
  toldStatement(node: t.Node): number | undefined {
    const id = this.statementIds.get(node);
    return id === undefined || this.#impliedStatements.has(id) ? undefined : id;
  }

  /** @param first per block the statement that begins with it, or -1. */
  setFirstStatements(first: readonly number[]): void {
    this.firstStatements = first;
    this.#impliedStatements = new Set(first);
  }

  /** Notes that control can get from this node, a name or the function itself, to the function. */
  addCallee(node: t.Node, functionId: number): void {
    this.#callees.set(node, [...this.calleesAt(node), functionId]);
  }

  calleesAt(node: t.Node): readonly number[] {
    return this.#callees.get(node) ?? [];
  }

  setBranchParents(predicate: number, parents: readonly number[]): void {
    const { whenTrue, whenFalse } = this.goalsOf(predicate);
    for (const goal of [...whenTrue, ...whenFalse]) this.#setParents(goal, parents);
  }

  setBlockParents(block: number, parents: readonly number[]): void {
    this.#setParents(this.goalOfBlock(block), parents);
  }

  setCallers(functionId: number, callers: readonly number[]): void {
    const id = this.entryGoal(functionId);
    const goal = this.goals[id];
    if (goal?.kind === 'entry') this.goals[id] = { ...goal, callers };
  }

  #setParents(id: number, parents: readonly number[]): void {
    this.goals[id] = { ...(this.goals[id] as GoalDto), parents: parents.filter((parent) => parent !== id) };
  }

  description(): ModuleDescriptionDto {
    const { functions, predicates, blocks, statements, goals, branches, constants, stateful, ignored } = this;
    return {
      version: PROTOCOL_VERSION,
      functions,
      predicates,
      blocks,
      statements,
      goals,
      branches,
      constants,
      stateful,
      ignored,
    };
  }

  #newBlock(node: t.Node): number {
    const block = this.#blockGoals.length;
    this.#blockGoals.push(this.goals.length);
    this.blockIds.set(node, block);
    return block;
  }

  #addGoal(goal: GoalParts): number {
    const id = this.goals.length;
    this.goals.push({ id, parents: [], ...goal });
    return id;
  }
}
