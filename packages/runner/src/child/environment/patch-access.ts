// Runs in the child: may import node builtins and protocol only.
import { createRequire } from 'node:module';
import type { Permission } from '@auklet/protocol';
import { denied, deny, denyAsynchronously } from './denial.ts';
import type { Patches } from './patches.ts';

const require = createRequire(import.meta.url);

type Method = (...args: unknown[]) => unknown;

/** Denies what is not allowed: the network, child processes, worker threads, writing files. Guards against accidents, not attackers. */
export function patchAccess(patches: Patches, allow: readonly Permission[]): void {
  if (!allow.includes('network')) denyNetwork(patches);
  if (!allow.includes('child-process')) denyAll(patches, 'node:child_process', ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']);
  if (!allow.includes('worker')) denyWorkers(patches);
  if (!allow.includes('file-write')) denyFileWrites(patches);
  guardDescriptors(patches);
}

function denyAll(patches: Patches, module: string, names: readonly string[], holder: object = require(module) as object): void {
  const refuse = module.endsWith('/promises') ? denyAsynchronously : deny;
  for (const name of names) patches.wrap(holder, name, () => refuse(`${module.slice('node:'.length)}.${name}`));
}

function denyNetwork(patches: Patches): void {
  const net = require('node:net') as typeof import('node:net');
  const dgram = require('node:dgram') as typeof import('node:dgram');
  const dns = require('node:dns') as typeof import('node:dns');
  denyAll(patches, 'node:net', ['connect'], net.Socket.prototype);
  denyAll(patches, 'node:net', ['listen'], net.Server.prototype);
  denyAll(patches, 'node:dgram', ['bind', 'connect', 'send'], dgram.Socket.prototype);
  const lookups = Object.keys(dns).filter((name) => /^(lookup|resolve|reverse)/.test(name));
  denyAll(patches, 'node:dns', lookups);
  denyAll(patches, 'node:dns/promises', lookups, dns.promises);
}

function denyWorkers(patches: Patches): void {
  patches.set(require('node:worker_threads') as object, 'Worker', class Worker {
    constructor() {
      throw denied('worker_threads.Worker');
    }
  });
}

const WRITERS = [
  'appendFile', 'chmod', 'chown', 'copyFile', 'cp', 'fchmod', 'fchown', 'ftruncate', 'futimes', 'lchmod', 'lchown', 'link',
  'lutimes', 'mkdir', 'mkdtemp', 'rename', 'rm', 'rmdir', 'symlink', 'truncate', 'unlink', 'utimes', 'writeFile',
];

function denyFileWrites(patches: Patches): void {
  const fs = require('node:fs') as typeof import('node:fs');
  denyAll(patches, 'node:fs', [...WRITERS, ...WRITERS.map((name) => `${name}Sync`), 'createWriteStream']);
  denyAll(patches, 'node:fs/promises', WRITERS, fs.promises);
  for (const holder of [fs, fs.promises]) {
    for (const name of ['open', 'openSync']) {
      patches.wrap(holder, name, (open: Method) => function (this: unknown, ...args: never[]) {
        if (opensForWriting(args[1])) return holder === fs ? deny(`fs.${name}`)() : denyAsynchronously(`fs/promises.${name}`)();
        return Reflect.apply(open, this, args);
      });
    }
  }
}

function opensForWriting(flags: unknown): boolean {
  if (typeof flags === 'number') return (flags & 3) !== 0;
  return typeof flags === 'string' && !/^r?s?$/.test(flags);
}

/** Lets the subject use only descriptors that it opened itself. */
function guardDescriptors(patches: Patches): void {
  const fs = require('node:fs') as typeof import('node:fs');
  const own = new Set<unknown>();
  patches.wrap(fs, 'openSync', (open: Method) => (...args: never[]) => {
    const descriptor = Reflect.apply(open, fs, args);
    own.add(descriptor);
    return descriptor;
  });
  patches.wrap(fs, 'open', (open: Method) => (...args: unknown[]) => {
    const callback = args.pop();
    return Reflect.apply(open, fs, [...args, (error: unknown, descriptor: unknown) => {
      if (error === null) own.add(descriptor);
      (callback as (error: unknown, descriptor: unknown) => void)(error, descriptor);
    }]);
  });
  for (const name of ['close', 'fdatasync', 'fsync', 'fstat', 'ftruncate', 'read', 'readv', 'write', 'writev']) {
    for (const key of [name, `${name}Sync`]) {
      patches.wrap(fs, key, (use: Method) => (...args: unknown[]) => {
        if (!own.has(args[0])) throw denied(`fs.${key}`);
        if (name === 'close') own.delete(args[0]);
        return Reflect.apply(use, fs, args);
      });
    }
  }
}
