// Runs in the child: may import node builtins and protocol only.
import { deleteProperty, keys } from './tamper-proof.ts';

const WATCHED: readonly object[] = [globalThis, Object.prototype, Array.prototype, Function.prototype, String.prototype, Number.prototype];

interface Look {
  readonly target: object;
  readonly names: readonly string[];
}

/** Takes back what plain assignments left behind on globals and prototypes: implicit globals, polluted prototypes. */
export class Leaks {
  #looks: Look[] = [];

  remember(): void {
    this.#looks = WATCHED.map((target) => ({ target, names: keys(target) }));
  }

  sweep(): void {
    for (let i = 0; i < this.#looks.length; i++) {
      const look = this.#looks[i] as Look;
      const now = keys(look.target);
      if (now.length !== look.names.length) removeAdded(look, now);
    }
  }
}

function removeAdded({ target, names }: Look, now: readonly string[]): void {
  for (let i = 0; i < now.length; i++) if (!includes(names, now[i] as string)) deleteProperty(target, now[i] as string);
}

function includes(names: readonly string[], name: string): boolean {
  for (let i = 0; i < names.length; i++) if (names[i] === name) return true;
  return false;
}
