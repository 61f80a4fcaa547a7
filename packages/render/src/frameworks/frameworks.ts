import type { FrameworkName, FrameworkRenderer } from './framework-renderer.ts';
import { jest } from './jest.ts';
import { mocha } from './mocha.ts';
import { nodeTest } from './node-test.ts';
import { uvu } from './uvu.ts';
import { vitest } from './vitest.ts';

/** The renderers that come with Auklet. */
export const frameworks: Readonly<Record<FrameworkName, FrameworkRenderer>> = { vitest, jest, mocha, node: nodeTest, uvu };
