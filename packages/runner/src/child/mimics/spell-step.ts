// Runs in the child: may import node builtins and protocol only.
import type { MimicStepDto } from '@auklet/protocol';

/** What a step adds to the name of a mimic. */
export function spellStep(step: MimicStepDto): string {
  switch (step.kind) {
    case 'argument':
      return step.place;
    case 'property':
      return `.${step.key}`;
    case 'result':
      return '()';
    case 'resolved':
      return ' resolved';
    case 'element':
      return '[]';
    case 'passed':
      return `(${step.callback}:${step.position})`;
    case 'parsed':
      return ' parsed';
    case 'json':
      return `json ${step.text}`;
  }
}
