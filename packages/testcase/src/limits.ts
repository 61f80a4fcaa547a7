/** Bounds that every test case keeps; sampling stays well below the bounds of mutation. */
export const LIMITS: {
  readonly statements: number;
  readonly depth: number;
  readonly sampledDepth: number;
  readonly nodes: number;
  readonly sampledItems: number;
  readonly items: number;
  readonly sampledCharacters: number;
  readonly characters: number;
} = { statements: 40, depth: 16, sampledDepth: 8, nodes: 400, sampledItems: 4, items: 64, sampledCharacters: 16, characters: 1_000 };
