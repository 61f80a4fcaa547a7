// Runs beside the subject: may import node builtins and protocol only, and never runs the subject's code.
import { types } from 'node:util';
import { markedPosition, type SourcePositionDto } from '@auklet/protocol';

export interface CallableShape {
  readonly length: number;
  readonly async: boolean;
  readonly generator: boolean;
  readonly position: SourcePositionDto | null;
}

export const NOT_CALLABLE: CallableShape = { length: 0, async: false, generator: false, position: null };

const functionText = Function.prototype.toString;

export function textOf(callable: object): string {
  return functionText.call(callable);
}

export function callableShape(callable: object): CallableShape {
  const length = dataProperty(callable, 'length');
  return {
    length: typeof length === 'number' && Number.isSafeInteger(length) ? length : 0,
    async: types.isAsyncFunction(callable),
    generator: types.isGeneratorFunction(callable),
    position: markedPosition(textOf(callable)),
  };
}

export function isClass(callable: object): boolean {
  return textOf(callable).startsWith('class');
}

export function ownName(callable: object): string {
  const name = dataProperty(callable, 'name');
  return typeof name === 'string' ? name : '';
}

/** An own data property; `undefined` for an accessor, a proxy, and what is no object. */
export function dataProperty(holder: object, key: string): unknown {
  return types.isProxy(holder) ? undefined : Object.getOwnPropertyDescriptor(holder, key)?.value;
}
