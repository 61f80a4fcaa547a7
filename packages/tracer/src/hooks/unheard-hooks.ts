import type { Hooks } from './hooks.ts';

/** For modules that nobody traces: some hooks are called whether anybody wants to hear of them or not. */
export class UnheardHooks implements Hooks {
  truthy(): void {}
  nullish(): void {}
  identical(): void {}
  notIdentical(): void {}
  equal(): void {}
  notEqual(): void {}
  less(): void {}
  lessOrEqual(): void {}
  greater(): void {}
  greaterOrEqual(): void {}
  instanceOf(): void {}
  within(): void {}
  typeOf(): void {}
  notTypeOf(): void {}
  call(): void {}
  links(): void {}
  assigns(): void {}
  iterates(): void {}
  defaulted(): void {}
  bound(): void {}
  dispatch(): void {}
  expect(): void {}
  returned(): void {}
  answered(): void {}
  defined(): void {}
}
