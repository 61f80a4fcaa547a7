// Runs beside the subject: may import node builtins and protocol only, and never runs the subject's code.
import type { RemoteObserver } from '@auklet/protocol';
import { RuntimeTypeWriter } from './runtime-type-writer.ts';

export default function createRuntimeTypesObserver(): RemoteObserver {
  const writer = new RuntimeTypeWriter();
  let text = '';
  return {
    beforeTestCase() {
      text = '';
    },
    afterStatement(index, completion) {
      if (completion.kind === 'value') text += index === 0 ? writer.line(completion.value) : `\n${writer.line(completion.value)}`;
    },
    collect: () => (text === '' ? undefined : text),
  };
}
