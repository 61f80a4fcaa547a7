import type { ComparedDto, ComparisonDto } from '@auklet/protocol';

const LONGEST_STRING = 60;

/** A comparison with its operands as source text would have them: `"ab" === "b"`, `typeof 3`, `[].length`. */
export function comparisonText({ operator, left, right }: ComparisonDto): string {
  if (operator === 'truthy' || operator === 'nullish') return operandText(left);
  if (operator === 'typeof') return `typeof ${operandText(left)} is ${operandText(right)}`;
  if (operator.startsWith('.')) return `${operandText(left)}${operator}(${operandText(right)})`;
  return `${operandText(left)} ${operator} ${operandText(right)}`;
}

function operandText(operand: ComparedDto): string {
  switch (operand.kind) {
    case 'undefined':
    case 'null':
      return operand.kind;
    case 'symbol':
      return 'a symbol';
    case 'boolean':
      return String(operand.value);
    case 'number':
      return String(operand.value);
    case 'bigint':
      return `${operand.value}n`;
    case 'string':
      return JSON.stringify(operand.value.length > LONGEST_STRING ? `${operand.value.slice(0, LONGEST_STRING)}…` : operand.value);
    case 'regexp':
      return `/${operand.source}/${operand.flags}`;
    case 'array':
      return operand.length === 0 ? '[]' : `an array of ${operand.length}`;
    case 'object':
      return operand.type === 'Object' ? `{ ${operand.keys.slice(0, 5).join(', ')} }` : `a ${operand.type}`;
    case 'function':
      return operand.name === '' ? 'a function' : `function ${operand.name}`;
    case 'mimic':
      return 'any value';
    default:
      return operand satisfies never;
  }
}
