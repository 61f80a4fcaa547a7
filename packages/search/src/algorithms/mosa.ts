import type { Evaluation } from '../evaluation.ts';
import type { Problem } from '../problem.ts';
import { DynaMosa, type DynaMosaOptions } from './dynamosa.ts';

/** Many-objective search that pursues every uncovered goal at once (MOSA, Panichella, Kifetew and Tonella 2015). */
export class Mosa<C, E extends Evaluation = Evaluation> extends DynaMosa<C, E> {
  constructor(problem: Problem<C, E>, options: Omit<DynaMosaOptions, 'dynamic'>) {
    super(problem, { ...options, dynamic: false });
  }
}
