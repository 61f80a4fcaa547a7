// Runs in the child: may import node builtins and protocol only.
import * as nodeModule from 'node:module';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { SubjectDto } from '@auklet/protocol';
import { concernedInstance, loadOverlay, markResolution, type OverlayTable, overlayTable, resolveInOverlay } from './esm-overlays.ts';
import { parseInstanceUrl } from './instance-url.ts';
import type { TableMessage } from './loader-thread.ts';

interface Registration {
  add(subject: number, table: OverlayTable): void;
}

/** Hooks cannot be taken back, so a process has one registration; hooks leave alone whatever carries no mark of ours. */
let registration: Registration | undefined;
let subjects = 0;

/** Makes a subject's overlays known to `import`. @returns the subject's number in its marks */
export function registerOverlays(subject: SubjectDto): number {
  registration ??= 'registerHooks' in nodeModule ? registerSynchronousHooks() : registerLoaderThread();
  registration.add(++subjects, overlayTable(subject));
  return subjects;
}

function registerSynchronousHooks(): Registration {
  const tables = new Map<number, OverlayTable>();
  (nodeModule as unknown as SynchronousHooks).registerHooks({
    resolve(specifier, context, nextResolve) {
      const reference = concernedInstance(specifier, context);
      const table = reference === undefined ? undefined : tables.get(reference.subject);
      if (reference === undefined || table === undefined) return nextResolve(specifier, context);
      return resolveInOverlay(table, reference, specifier, context) ?? markResolution(table, reference, nextResolve(specifier, context));
    },
    load(url, context, nextLoad) {
      const reference = parseInstanceUrl(url);
      const table = reference === undefined ? undefined : tables.get(reference.subject);
      if (reference === undefined || table === undefined) return nextLoad(url, context);
      return loadOverlay(table, reference.url) ?? nextLoad(url, context);
    },
  });
  return { add: (subject, table) => void tables.set(subject, table) };
}

/** Node before 22.15 has asynchronous hooks only, which run in a thread of their own. */
function registerLoaderThread(): Registration {
  const { port1, port2 } = new MessageChannel();
  const hooks = new URL('./loader-thread.js', import.meta.url);
  nodeModule.register<MessagePort>(hooks, { data: port2, transferList: [port2] });
  port1.unref();
  return { add: (subject, table) => port1.postMessage({ subject, table } satisfies TableMessage) };
}

/** `module.registerHooks` of Node 22.15, which the types of Node 20 do not know. */
interface SynchronousHooks {
  registerHooks(hooks: {
    resolve(specifier: string, context: nodeModule.ResolveHookContext, nextResolve: (specifier: string, context: nodeModule.ResolveHookContext) => nodeModule.ResolveFnOutput): nodeModule.ResolveFnOutput;
    load(url: string, context: nodeModule.LoadHookContext, nextLoad: (url: string, context: nodeModule.LoadHookContext) => nodeModule.LoadFnOutput): nodeModule.LoadFnOutput;
  }): void;
}
