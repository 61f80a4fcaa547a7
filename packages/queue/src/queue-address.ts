import { AukletError } from '@auklet/protocol';

/** Where a queue is. */
export interface QueueAddress {
  /** For Redis; may hold a password. */
  readonly url: string;
  /** Of the queue. */
  readonly name: string;
  /** Without the password, for people. */
  readonly label: string;
}

/**
 * Reads `redis://user:password@host:6379/0?queue=shop`, or `rediss://` for TLS; the queue is called `auklet` when it has no
 * name of its own.
 *
 * @throws AukletError `usage` when the text is no such address.
 */
export function parseQueueAddress(text: string): QueueAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^rediss?:$/.test(url.protocol) || url.hostname === '') throw new AukletError('usage', '--queue: no address of Redis; write redis://host:6379 or rediss://user:password@host:6379/0?queue=name');
  const name = url.searchParams.get('queue') ?? 'auklet';
  if (!/^[\w-]+$/.test(name)) throw new AukletError('usage', `--queue: "${name}" is no name of a queue; use letters, digits, - and _`);
  url.searchParams.delete('queue');
  return { url: url.href, name, label: `${url.protocol}//${url.host}${url.pathname} (queue ${name})` };
}
