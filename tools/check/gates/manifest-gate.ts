import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import type { Gate } from '../gate.ts';
import type { PackedPackage } from '../pack-packages.ts';

/** What publint says about each package as it would be published. */
export function manifestGate(packed: readonly PackedPackage[]): Gate {
  return {
    name: 'manifests',
    run: async () => {
      const problems = await Promise.all(packed.map(problemsOf));
      return { looked: packed.length, things: 'packages', problems: problems.flat().join('\n') };
    },
  };
}

async function problemsOf({ name, folder, tarball }: PackedPackage): Promise<string[]> {
  const bytes = readFileSync(tarball);
  const archive = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { messages } = await publint({ pack: { tarball: archive }, strict: true });
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
  return messages.map((message) => `${name}: ${formatMessage(message, manifest, { color: false }) ?? message.code}`);
}
