// Runs beside the subject: may import node builtins and protocol only, and never runs the subject's code.
import type { RemoteObserver } from '@auklet/protocol';
import { introspect } from './introspect.ts';

export default function createExportsObserver(): RemoteObserver {
  let text: string | undefined;
  return {
    beforeTestCase(context) {
      text = JSON.stringify(introspect(context.namespace));
    },
    collect: () => text,
  };
}
