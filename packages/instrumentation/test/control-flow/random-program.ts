import fc from 'fast-check';

/** A structured program without expressions: what matters is where control can go. */
export type Block = readonly Step[];

export type Step =
  | { readonly kind: 'act' | 'return' | 'break' | 'continue' }
  | { readonly kind: 'if'; readonly then: Block; readonly otherwise: Block }
  | { readonly kind: 'loop'; readonly body: Block; readonly isEndless: boolean };

export function randomProgram(): fc.Arbitrary<Block> {
  const { block } = fc.letrec<{ block: Block; step: Step }>((tie) => ({
    block: fc.array(tie('step'), { maxLength: 3 }),
    step: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('act', 'act', 'return', 'break', 'continue') }) as fc.Arbitrary<Step> },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('if' as const), then: tie('block'), otherwise: tie('block') }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('loop' as const), body: tie('block'), isEndless: fc.boolean() }) },
    ),
  }));
  return block;
}
