// Runs beside the subject: may import node builtins and protocol only, and never runs the subject's code.
import type { MimicDto, RemoteObserver } from '@auklet/protocol';

/** Keeps what the mimics of a probe were used as; nothing of other tests. */
export default function createMimicsObserver(): RemoteObserver {
  let text: string | undefined;
  return {
    beforeTestCase() {
      text = undefined;
    },
    afterTestCase(_outcome, { mimics = [] }) {
      if (mimics.length > 0) text = JSON.stringify(mimics.map(plain));
    },
    collect: () => text,
  };
}

function plain({ name, parent, step, isOpen, uses }: MimicDto): MimicDto {
  return { name, parent, step, isOpen, uses };
}
