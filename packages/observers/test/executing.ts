import { type ExecutionObserver, type ExecutionResultDto, type ProbeDto, PROTOCOL_VERSION, type StatementDto, type TestCaseDto } from '@auklet/protocol';
import { createInProcessExecutor } from '@auklet/runner';

/** Runs statements against a fixture with one observer. */
export async function executing(fixture: string, observer: ExecutionObserver, statements: readonly StatementDto[], probe?: ProbeDto): Promise<ExecutionResultDto> {
  const executor = createInProcessExecutor({
    subject: {
      version: PROTOCOL_VERSION,
      url: new URL(`./fixtures/${fixture}`, import.meta.url).href,
      format: fixture.endsWith('.cjs') ? 'commonjs' : 'module',
      overlays: [],
      stateful: false,
    },
    observers: [observer],
  });
  const testCase: TestCaseDto = { version: PROTOCOL_VERSION, statements, ...(probe === undefined ? {} : { probe }) };
  try {
    return await executor.execute(testCase);
  } finally {
    await executor.close();
  }
}
