import type { PredicateDescriptionDto } from '@auklet/protocol';

const PATH = String.raw`[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*`;
const LITERAL = String.raw`-?\d[\d_.]*|'[^'\\]{0,20}'|"[^"\\]{0,20}"|true|false|null|undefined`;
const COMPARISON = new RegExp(`^(${PATH}) (===?|!==?|<=?|>=?) (${LITERAL}|${PATH})$`);
const TYPE = new RegExp(`^typeof (${PATH}) (===?|!==?) ['"](\\w+)['"]$`);
const QUESTION = new RegExp(`^(Number\\.isInteger|Number\\.isNaN|Number\\.isFinite|Array\\.isArray)\\((${PATH})\\)$`);
const INSTANCE = new RegExp(`^(${PATH}) instanceof ([A-Z][\\w$]*)$`);
const PLAIN = new RegExp(`^(${PATH})$`);

const COMPARED: Readonly<Record<string, readonly [holds: string, fails: string]>> = {
  '<': ['is less than', 'is at least'],
  '<=': ['is at most', 'is greater than'],
  '>': ['is greater than', 'is at most'],
  '>=': ['is at least', 'is less than'],
};
const ASKED: Readonly<Record<string, readonly [holds: string, fails: string]>> = {
  'Number.isInteger': ['is an integer', 'is not an integer'],
  'Number.isNaN': ['is NaN', 'is not NaN'],
  'Number.isFinite': ['is finite', 'is not finite'],
  'Array.isArray': ['is an array', 'is not an array'],
};

/**
 * A condition that held (`outcome`) or did not, in words; `undefined` when it is of no form that reads well, or speaks
 * of something besides `names`.
 */
export function conditionPhrase({ kind, text }: PredicateDescriptionDto, outcome: boolean, names: ReadonlySet<string>): string | undefined {
  if (kind === 'test' || kind === 'logical') return phraseOf(text, outcome, names);
  const [, path] = PLAIN.exec(text) ?? [];
  if (path === undefined || !isKnown(path, names)) return undefined;
  if (kind === 'has-next') return `${path} is ${outcome ? 'not ' : ''}empty`;
  return kind === 'nullish' || kind === 'optional' ? `${path} is ${outcome ? 'not ' : ''}set` : undefined;
}

function phraseOf(text: string, outcome: boolean, names: ReadonlySet<string>): string | undefined {
  const [, typed, typeSign, type] = TYPE.exec(text) ?? [];
  if (typed !== undefined && typeSign !== undefined && type !== undefined) return isKnown(typed, names) ? `${typed} is ${isNegated(typeSign, outcome) ? 'not ' : ''}${typePhrase(type)}` : undefined;
  const [, question, asked] = QUESTION.exec(text) ?? [];
  if (question !== undefined && asked !== undefined) return isKnown(asked, names) ? `${asked} ${chosen(ASKED[question], outcome)}` : undefined;
  const [, instance, className] = INSTANCE.exec(text) ?? [];
  if (instance !== undefined && className !== undefined) return isKnown(instance, names) ? `${instance} is ${outcome ? '' : 'not '}a ${className}` : undefined;
  const [, left, sign, right] = COMPARISON.exec(text) ?? [];
  if (left !== undefined && sign !== undefined && right !== undefined) return comparisonPhrase(left, sign, right, outcome, names);
  const [, path] = PLAIN.exec(text) ?? [];
  return path !== undefined && isKnown(path, names) ? `${path} is ${outcome ? '' : 'not '}set` : undefined;
}

function comparisonPhrase(left: string, sign: string, right: string, outcome: boolean, names: ReadonlySet<string>): string | undefined {
  if (!isKnown(left, names) || !(new RegExp(`^(?:${LITERAL})$`).test(right) || isKnown(right, names))) return undefined;
  const compared = COMPARED[sign];
  if (compared !== undefined) return `${left} ${chosen(compared, outcome)} ${right}`;
  const not = isNegated(sign, outcome) ? 'not ' : '';
  if (right === '0' && left.endsWith('.length')) return `${left.slice(0, -'.length'.length)} is ${not}empty`;
  if (right === "''" || right === '""') return `${left} is ${not}empty`;
  return `${left} is ${not}${right.replaceAll(/^'|'$/g, '"')}`;
}

function chosen(words: readonly [string, string] | undefined, outcome: boolean): string {
  return words?.[outcome ? 0 : 1] ?? '';
}

function isNegated(sign: string, outcome: boolean): boolean {
  return sign.startsWith('!') === outcome;
}

function isKnown(path: string, names: ReadonlySet<string>): boolean {
  return names.has(path.split('.')[0] as string);
}

function typePhrase(type: string): string {
  if (type === 'undefined') return type;
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
