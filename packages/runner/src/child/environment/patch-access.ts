// Runs in the child: may import node builtins and protocol only.
import { createRequire } from 'node:module';
import type { Permission } from '@auklet/protocol';
import type { Denials } from './denials.ts';
import { addressTarget, commandTarget, noTarget, pathTarget, type TargetOf, textTarget } from './denied-target.ts';
import type { Patches } from './patches.ts';

const require = createRequire(import.meta.url);

type Method = (...args: unknown[]) => unknown;

/**
 * Denies what is not allowed: the network, child processes, worker threads, writing files, native code. Guards against
 * accidents, not attackers; they also tell what was tried.
 */
export function patchAccess(patches: Patches, allow: readonly Permission[], denials: Denials): void {
  const guard = new AccessGuard(patches, denials);
  if (!allow.includes('network')) denyNetwork(guard);
  if (!allow.includes('child-process')) denyChildProcesses(guard);
  if (!allow.includes('worker')) denyWorkers(guard);
  if (!allow.includes('file-write')) denyFileWrites(guard);
  if (!allow.includes('addon')) guard.deny('addon', 'process', ['dlopen'], process, ([, file]) => textTarget([file]));
  guardDescriptors(guard);
}

/** Replaces methods by what refuses to do their work. */
class AccessGuard {
  readonly patches: Patches;
  readonly denials: Denials;

  constructor(patches: Patches, denials: Denials) {
    this.patches = patches;
    this.denials = denials;
  }

  /** @param label what the holder is called in the list of what was denied */
  deny(access: Permission, label: string, names: readonly string[], holder: object, targetOf: TargetOf = noTarget): void {
    for (const name of names) {
      this.patches.wrap(holder, name, () => (...args: unknown[]) => {
        throw this.denials.denied(access, `${label}.${name}`, targetOf(args));
      });
    }
  }

  /** The same for what returns promises. */
  denyAsynchronously(access: Permission, label: string, names: readonly string[], holder: object, targetOf: TargetOf = noTarget): void {
    for (const name of names) {
      this.patches.wrap(holder, name, () => async (...args: unknown[]) => {
        throw this.denials.denied(access, `${label}.${name}`, targetOf(args));
      });
    }
  }
}

function denyChildProcesses(guard: AccessGuard): void {
  const processes = require('node:child_process') as typeof import('node:child_process');
  guard.deny('child-process', 'child_process', ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'], processes, commandTarget);
  guard.deny('child-process', 'ChildProcess', ['spawn'], processes.ChildProcess.prototype, commandTarget);
  guard.deny('child-process', 'process', ['execve'], process, commandTarget);
}

function denyNetwork(guard: AccessGuard): void {
  const net = require('node:net') as typeof import('node:net');
  const dgram = require('node:dgram') as typeof import('node:dgram');
  const dns = require('node:dns') as typeof import('node:dns');
  const inspector = require('node:inspector') as typeof import('node:inspector');
  guard.deny('network', 'net', ['connect'], net.Socket.prototype, addressTarget);
  guard.deny('network', 'net', ['listen'], net.Server.prototype, addressTarget);
  guard.deny('network', 'dgram.Socket', ['bind', 'connect', 'send'], dgram.Socket.prototype, addressTarget);
  guard.deny('network', 'inspector', ['open'], inspector, addressTarget);
  guard.deny('network', 'dns', lookupsOf(dns), dns, textTarget);
  guard.deny('network', 'dns.Resolver', lookupsOf(dns.Resolver.prototype), dns.Resolver.prototype, textTarget);
  guard.denyAsynchronously('network', 'dns/promises', lookupsOf(dns.promises), dns.promises, textTarget);
  guard.denyAsynchronously('network', 'dns/promises.Resolver', lookupsOf(dns.promises.Resolver.prototype), dns.promises.Resolver.prototype, textTarget);
}

function lookupsOf(holder: object): string[] {
  const names = [...Object.getOwnPropertyNames(holder), ...Object.getOwnPropertyNames(Object.getPrototypeOf(holder))];
  return [...new Set(names)].filter((name) => /^(lookup|resolve|reverse)/.test(name));
}

function denyWorkers({ patches, denials }: AccessGuard): void {
  patches.set(require('node:worker_threads') as object, 'Worker', class Worker {
    constructor(file: unknown) {
      throw denials.denied('worker', 'worker_threads.Worker', pathTarget([file]));
    }
  });
}

const WRITERS = [
  'appendFile', 'chmod', 'chown', 'copyFile', 'cp', 'fchmod', 'fchown', 'ftruncate', 'futimes', 'lchmod', 'lchown', 'link',
  'lutimes', 'mkdir', 'mkdtemp', 'mkdtempDisposable', 'rename', 'rm', 'rmdir', 'symlink', 'truncate', 'unlink', 'utimes', 'writeFile',
];

function denyFileWrites(guard: AccessGuard): void {
  const fs = require('node:fs') as typeof import('node:fs');
  const v8 = require('node:v8') as typeof import('node:v8');
  guard.deny('file-write', 'fs', [...WRITERS, ...WRITERS.map((name) => `${name}Sync`), 'createWriteStream'], fs, pathTarget);
  guard.denyAsynchronously('file-write', 'fs/promises', WRITERS, fs.promises, pathTarget);
  guard.deny('file-write', 'v8', ['writeHeapSnapshot', 'setHeapSnapshotNearHeapLimit'], v8, pathTarget);
  if (process.report !== undefined) guard.deny('file-write', 'process.report', ['writeReport'], process.report, pathTarget);
  const { patches, denials } = guard;
  const opening = (label: string) => (open: Method) => function (this: unknown, ...args: never[]) {
    if (opensForWriting(args[1])) throw denials.denied('file-write', label, pathTarget(args));
    return Reflect.apply(open, this, args);
  };
  patches.wrap(fs, 'open', opening('fs.open'));
  patches.wrap(fs, 'openSync', opening('fs.openSync'));
  patches.wrap(fs.promises, 'open', (open: Method) => {
    const guarded = opening('fs/promises.open')(open);
    return async (...args: never[]) => await guarded(...args);
  });
}

function opensForWriting(flags: unknown): boolean {
  if (typeof flags === 'number') return (flags & 3) !== 0;
  return typeof flags === 'string' && !/^r?s?$/.test(flags);
}

/** Lets the subject use only descriptors that it opened itself. */
function guardDescriptors({ patches, denials }: AccessGuard): void {
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
        if (!own.has(args[0])) throw denials.denied('process', `fs.${key}`, textTarget(args));
        if (name === 'close') own.delete(args[0]);
        return Reflect.apply(use, fs, args);
      });
    }
  }
}
