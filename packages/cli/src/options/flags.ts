import { Option } from 'commander';
import { flagName, type OptionDescription } from './option-description.ts';

/** The flag of an option. Only what a user gives is set; defaults are filled in where everything comes together. */
export function flagOf(option: OptionDescription, showsAdvanced: boolean): Option {
  const flag = new Option(flagsOf(option), textOf(option)).helpGroup(`${option.group ?? 'Other'}:`);
  if (option.type === 'integer' || option.type === 'number') flag.argParser(Number);
  if (option.type === 'array') flag.argParser((value: string, earlier: readonly string[] = []) => [...earlier, ...listItems(value)]);
  if (option.advanced === true && !showsAdvanced) flag.hideHelp();
  return flag;
}

/** What commas part; those in braces belong to a glob. */
function listItems(value: string): readonly string[] {
  return value.split(/,(?![^{}]*\})/);
}

function flagsOf({ name, type, value, default: byDefault }: OptionDescription): string {
  if (type === 'boolean') return byDefault === true ? flagName(`no-${name}`) : flagName(name);
  return `${flagName(name)} ${placeholder(type, value)}`;
}

/** commander reads `[ref]`; a schema may say `[=ref]`, as it has to be typed. */
function placeholder(type: OptionDescription['type'], value = type === 'integer' || type === 'number' ? '<n>' : '<text>'): string {
  return value.replace('[=', '[');
}

function textOf({ description = '', negated, enum: choices, items, default: byDefault, type }: OptionDescription): string {
  if (negated !== undefined) return negated;
  const allowed = choices ?? items?.enum;
  const text = allowed === undefined ? description : `${description}: ${listed(allowed)}`;
  if (byDefault === undefined || type === 'boolean' || description.includes('(default') || (Array.isArray(byDefault) && byDefault.length === 0)) return text;
  return `${text} (default: ${String(byDefault)})`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
