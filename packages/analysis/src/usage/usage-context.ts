import type { NodePath } from '@babel/traverse';
import type { Slot } from './slot.ts';
import type { SlotTable } from './slot-table.ts';

/** What reading the uses of one module's values needs to know. */
export interface UsageContext {
  readonly table: SlotTable;
  /** The parameters of a function that another module of the project exports, by the expression that names it. */
  readonly imported: (callee: NodePath) => readonly Slot[] | undefined;
}
