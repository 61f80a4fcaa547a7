import { readFileSync } from 'node:fs';

/** One option as the JSON schema describes it. */
export interface OptionSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly items?: { readonly enum?: readonly string[] };
  default?: unknown;
  /** Heading in the help. */
  readonly group?: string;
  /** What the help calls the value. */
  readonly value?: string;
  /** What a flag that switches it off does. */
  readonly negated?: string;
  /** For those who study the search: shown by `--help-all` only. */
  readonly advanced?: boolean;
}

export interface ConfigJsonSchema {
  readonly $schema: string;
  readonly title: string;
  readonly type: 'object';
  readonly properties: Record<string, OptionSchema>;
  readonly additionalProperties: false;
}

export interface OptionDescription extends OptionSchema {
  readonly name: string;
}

/** All options that flags and configurations can give, from the shipped schema: no schema library has to be loaded. */
export function describeOptions(): readonly OptionDescription[] {
  const schema = JSON.parse(readFileSync(new URL('../../schema.json', import.meta.url), 'utf8')) as ConfigJsonSchema;
  return Object.entries(schema.properties).flatMap(([name, option]) => (name === '$schema' ? [] : [{ ...option, name }]));
}

/** `maxExecutions` is `--max-executions`. */
export function flagName(option: string): string {
  return `--${option.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
