import type { TypeDto } from '@auklet/protocol';
import { typeOf, UNKNOWN_TYPE, type Unweighted } from '../types/build-type.ts';
import { EVIDENCE_WEIGHTS } from '../types/evidence-weights.ts';

const object: Unweighted = { kind: 'object', properties: [] };
const callback: Unweighted = { kind: 'function', parameters: [], returns: UNKNOWN_TYPE };
const array: Unweighted = { kind: 'array', element: UNKNOWN_TYPE };
const strings: Unweighted = { kind: 'array', element: typeOf({ kind: 'string' }, EVIDENCE_WEIGHTS.name) };

/** First match wins; a name is compared in camel case, without leading underscores. */
const TELLING_NAMES: readonly (readonly [RegExp, Unweighted])[] = [
  [/^(?:cb|fn|fun|func|function|callback|done|next|iteratee|predicate|comparator|compare|reducer|mapper|handler|listener|visitor|resolve|reject|factory|getter|setter|transform|transformer|replacer|reviver|\w+(?:Callback|Fn|Func|Handler|Listener|Predicate|Factory)|on[A-Z]\w*)$/, callback],
  [/^(?:is|has|should|can|use|allow|enable|disable|include|ignore|skip|no|with)[A-Z]\w*$/, { kind: 'boolean' }],
  [/^(?:flag|bool|boolean|strict|loose|deep|recursive|verbose|silent|force|enabled|disabled|inclusive|exact|global|sync|async|debug|quiet|once)$/, { kind: 'boolean' }],
  [/^(?:re|regex|regexp|\w+(?:Regex|RegExp|Re))$/, { kind: 'regexp' }],
  [/^(?:date|\w+Date|createdAt|updatedAt)$/, { kind: 'date' }],
  [/^(?:err|error|exception)$/, { kind: 'error' }],
  [/^(?:keys|names|paths|words|strings|lines|tags|args|argv|files|fields|extensions|\w+(?:Keys|Names|Paths|Strings))$/, strings],
  [/^(?:arr|array|list|items|elements|entries|values|rows|nodes|children|collection|\w+(?:List|Array|Items))$/, array],
  [/^(?:count|len|length|idx|index|size|depth|limit|offset|start|end|from|to|min|max|pos|position|page|port|width|height|year|month|day|hour|minute|second|ms|milliseconds|timeout|delay|retries|radix|base|precision|digits|level|i|j|k|n|\w+(?:Count|Length|Index|Size|Limit|Ms|Timeout|Depth|Offset))$/, { kind: 'integer' }],
  [/^(?:num|number|x|y|z|a|b|ratio|amount|value1|value2|angle|radius|scale|factor|\w+(?:Number|Ratio))$/, { kind: 'number' }],
  [/^(?:s|str|string|text|input|url|uri|href|path|name|title|label|message|msg|key|id|prefix|suffix|separator|sep|delimiter|pattern|char|chr|word|line|content|html|css|json|xml|code|source|src|file|filename|filepath|dir|dirname|directory|folder|encoding|locale|lang|version|format|type|kind|mode|email|host|hostname|domain|ext|extension|token|tag|selector|query|template|hex|color|\w+(?:Name|Path|Url|Uri|Key|Id|Text|String|Str|Prefix|Suffix|Separator|File|Dir))$/, { kind: 'string' }],
  [/^(?:obj|object|opts|options|option|config|configuration|settings|params|props|context|ctx|data|attributes|attrs|map|dict|hash|record|meta|metadata|env|state|\w+(?:Options|Opts|Config|Settings|Props|Params))$/, object],
  [/^\w*[a-rt-z]s$/, array],
];

/** What a parameter's or property's name suggests; unknown for most names. */
export function nameEvidence(name: string): TypeDto {
  const plain = name.replace(/^_+/, '').replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase());
  const match = TELLING_NAMES.find(([pattern]) => pattern.test(plain));
  return match === undefined ? UNKNOWN_TYPE : typeOf(match[1], EVIDENCE_WEIGHTS.name);
}
