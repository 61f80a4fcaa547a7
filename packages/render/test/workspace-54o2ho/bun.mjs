import { frameworks } from '@auklet/render';

export const bun = {
  ...frameworks.jest,
  name: 'bun',
  imports: (used) => [{ from: 'bun:test', names: frameworks.jest.reserved.filter((name) => used.has(name)) }],
};
