/** One option as the shipped schema describes it. */
interface Option {
  readonly type?: string | readonly string[];
  readonly description: string;
  readonly enum?: readonly string[];
  readonly items?: { readonly enum?: readonly string[] };
  readonly default?: unknown;
  readonly group: string;
  readonly value?: string;
  readonly negated?: string;
  readonly advanced?: boolean;
}

export interface OptionsSchema {
  readonly properties: Readonly<Record<string, Option>>;
}

/** The reference of all options in Markdown, group by group, from the schema that is shipped for editors. */
export function optionsPage({ properties }: OptionsSchema): string {
  const options = Object.entries(properties).filter(([name]) => name !== '$schema');
  const groups = [...new Set(options.map(([, { group }]) => group))];
  const sections = groups.map((group) => `## ${group}\n\n| flag | in a configuration | what it does | default |\n|--|--|--|--|\n${options.filter(([, option]) => option.group === group).map(row).join('')}`);
  return `${HEAD}\n${sections.join('\n')}`;
}

const HEAD = `# Options

Every option is a flag of \`auklet generate\` and a key of a configuration. Flags win over the configuration; \`auklet --print-config\` says who gave which value. Those marked with an asterisk are for people who study the search; \`auklet --help-all\` lists them.

<!-- Written from packages/cli/schema.json by the test of tools/docs; UPDATE=1 writes it anew. -->
`;

function row([name, option]: readonly [string, Option]): string {
  const { description, negated, advanced = false } = option;
  const what = negated === undefined ? description : `${description}; \`--no-${kebab(name)}\`: ${negated}`;
  return `| ${flag(name, option)}${advanced ? ' \\*' : ''} | \`${name}\` | ${cell(what)}${choices(option)} | ${byDefault(option)} |\n`;
}

function flag(name: string, { type, value, default: initial }: Option): string {
  if (name === 'targets') return '`[target…]`';
  if (type === 'boolean') return `\`--${initial === true ? 'no-' : ''}${kebab(name)}\``;
  const word = value ?? (type === 'integer' || type === 'number' ? '<n>' : '<text>');
  return `\`--${kebab(name)}${word.startsWith('[') ? '' : ' '}${word}\``;
}

function choices({ enum: words, items }: Option): string {
  const allowed = words ?? items?.enum ?? [];
  return allowed.length === 0 ? '' : `: ${allowed.map((word) => `\`${word}\``).join(', ')}`;
}

function byDefault({ default: value }: Option): string {
  return value === undefined || (Array.isArray(value) && value.length === 0) ? '' : `\`${JSON.stringify(value)}\``;
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
