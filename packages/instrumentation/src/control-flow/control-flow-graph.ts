/** An edge of a control-flow graph; `goal` is covered exactly when the edge is taken, `null` when no goal says so. */
export interface FlowEdge {
  readonly from: number;
  readonly to: number;
  readonly goal: number | null;
}

/** The control flow of one function. Node 0 is its entry, node 1 its exit. */
export class ControlFlowGraph {
  static readonly ENTRY = 0;
  static readonly EXIT = 1;
  readonly edges: FlowEdge[] = [];
  #size = 2;

  get size(): number {
    return this.#size;
  }

  addNode(): number {
    return this.#size++;
  }

  addEdge(from: number, to: number, goal: number | null = null): void {
    this.edges.push({ from, to, goal });
  }

  successors(): number[][] {
    return this.#neighbours(({ from, to }) => [from, to]);
  }

  predecessors(): number[][] {
    return this.#neighbours(({ from, to }) => [to, from]);
  }

  #neighbours(direction: (edge: FlowEdge) => [number, number]): number[][] {
    const lists: number[][] = Array.from({ length: this.#size }, () => []);
    for (const edge of this.edges) {
      const [node, neighbour] = direction(edge);
      lists[node]?.push(neighbour);
    }
    return lists;
  }
}
