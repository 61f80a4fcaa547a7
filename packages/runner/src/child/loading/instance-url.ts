// Runs in the child and in its loader thread: may import node builtins and protocol only.

const PARAMETER = 'auklet';

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
  const match = url === undefined ? null : /^(.*)\?auklet=(\d+)\.(\d+)$/.exec(url);
  if (match === null) return undefined;
  return { url: match[1] as string, subject: Number(match[2]), instance: Number(match[3]) };
}
