/** Something that a program may have made of a text, and how the text looks when that is to be another. */
export interface TextView {
  readonly value: string;
  /** The whole text with this in the place of the value; `undefined` when it cannot be. */
  put(value: string): string | undefined;
}

/** Takes a text apart or decodes it, in one way. */
export type Lens = (text: string) => readonly TextView[];
