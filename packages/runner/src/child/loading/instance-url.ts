// Runs in the child and in its loader thread: may import node builtins and protocol only.

const PARAMETER = 'auklet';
export const INSTANCE_MARK: RegExp = /\?auklet=(\d+)\.(\d+)$/;

/** Marks a module URL as belonging to one instance of one subject: `file:///a.mjs?auklet=1.2`. */
export function instanceUrl(url: string, subject: number, instance: number): string {
  return `${url}?${PARAMETER}=${subject}.${instance}`;
}

export interface InstanceReference {
  readonly subject: number;
  readonly instance: number;
  /** Without the mark. */
  readonly url: string;
}

export function parseInstanceUrl(url: string | undefined): InstanceReference | undefined {
  const match = url === undefined ? null : INSTANCE_MARK.exec(url);
  if (match === null) return undefined;
  return { url: match.input.slice(0, match.index), subject: Number(match[1]), instance: Number(match[2]) };
}
