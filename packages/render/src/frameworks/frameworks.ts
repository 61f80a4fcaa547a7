import type { FrameworkName, FrameworkRenderer } from './framework-renderer.ts';
import { nodeTest } from './node-test.ts';
import { vitest } from './vitest.ts';

/** The renderers that come with Auklet. */
export const frameworks: Readonly<Record<FrameworkName, FrameworkRenderer>> = { vitest, node: nodeTest };
