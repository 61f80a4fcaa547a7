import type { TestCaseDto } from '@auklet/protocol';
import { shortHash } from './read-test-file.ts';

/** What a test does, whatever it asserts: under this name its file remembers it. */
export function testId({ statements }: TestCaseDto): string {
  return shortHash(JSON.stringify(statements));
}
