import type { Permission } from '@auklet/protocol';

/** What allows each of them, where Node can deny it at all; flags that this Node does not know are left out. */
const FLAGS: Readonly<Record<Permission, string>> = {
  addon: '--allow-addons',
  'child-process': '--allow-child-process',
  'file-write': '--allow-fs-write=*',
  network: '--allow-net',
  worker: '--allow-worker',
};

/**
 * Flags of Node's own permission model, which holds also where guards inside the process do not. The loader of older
 * versions of Node is a worker thread, so these are left to the guards.
 *
 * @param directory where the process writes its results
 */
export function permissionArguments(allow: readonly Permission[], directory: string): readonly string[] {
  const known = process.allowedNodeEnvironmentFlags;
  const model = ['--permission', '--experimental-permission'].find((flag) => known.has(flag));
  if (model === undefined) return [];
  const allowed = [FLAGS.worker, ...allow.map((permission) => FLAGS[permission])].filter((flag) => known.has(flag.split('=')[0] as string));
  return [model, '--allow-fs-read=*', `--allow-fs-write=${directory}`, '--allow-fs-write=/dev/null', ...new Set(allowed)];
}
