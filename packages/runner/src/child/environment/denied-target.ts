// Runs in the child: may import node builtins and protocol only.
import { isIP } from 'node:net';

/** What a call names, as text for people; empty when it names nothing. Looks only at plain data, so that nothing of the subject's runs. */
export type TargetOf = (args: readonly unknown[]) => string;

export const noTarget: TargetOf = () => '';

/** The path that a function of `fs` was called with. */
export const pathTarget: TargetOf = ([path]) => {
  if (path instanceof Uint8Array) return Buffer.from(path).toString();
  return path instanceof URL ? path.href : text(path);
};

/** The command line that a function of `child_process` was called with. */
export const commandTarget: TargetOf = ([command, args]) => {
  if (typeof command === 'object' && command !== null) return text(own(command, 'file'));
  return Array.isArray(args) ? [command, ...(args as unknown[])].map(text).join(' ') : text(command);
};

/** The host and port, or the path, that a socket was to be connected or bound to. */
export const addressTarget: TargetOf = ([first, second]) => {
  // `net.connect` calls the method with its arguments in one array.
  const given: unknown = Array.isArray(first) ? (first as unknown[])[0] : first;
  if (typeof given === 'object' && given !== null) {
    const path = text(own(given, 'path'));
    return path === '' ? address(own(given, 'host') ?? own(given, 'address'), own(given, 'port')) : path;
  }
  if (typeof given === 'string' && !/^\d+$/.test(given)) return given;
  return address(typeof second === 'string' ? second : undefined, given);
};

export const textTarget: TargetOf = ([first]) => text(first);

function address(host: unknown, port: unknown): string {
  const name = text(host);
  const number = text(port);
  if (number === '') return name;
  return `${isIP(name) === 6 ? `[${name}]` : name}:${number}`;
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
}

/** Of a data property; getters are not run. */
function own(object: object, key: string): unknown {
  const value: unknown = Reflect.getOwnPropertyDescriptor(object, key)?.value;
  return value;
}
