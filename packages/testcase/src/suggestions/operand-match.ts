import type { ComparedDto, ValueTree } from '@auklet/protocol';

/** Whether a value of the test case may be what the subject compared. */
export function mayBeOperand(value: ValueTree, operand: ComparedDto): boolean {
  switch (operand.kind) {
    case 'undefined':
    case 'null':
    case 'symbol':
      return value.kind === operand.kind;
    case 'boolean':
    case 'number':
    case 'bigint':
    case 'string':
      return value.kind === operand.kind && value.value === operand.value;
    case 'regexp':
      return value.kind === 'regexp' && value.source === operand.source;
    case 'array':
      return (value.kind === 'array' || value.kind === 'set') && value.items.length === operand.length;
    case 'function':
      return value.kind === 'function';
    case 'object':
      return isSuchObject(value, operand);
    case 'mimic':
      return false;
  }
}

function isSuchObject(value: ValueTree, { type, keys }: Extract<ComparedDto, { kind: 'object' }>): boolean {
  switch (value.kind) {
    case 'object':
      return value.properties.length === keys.length && value.properties.every(({ key }) => keys.includes(key));
    case 'error':
      return value.type === type;
    case 'date':
      return type === 'Date';
    case 'promise':
      return type === 'Promise';
    case 'typed-array':
      return value.type === type;
    default:
      return false;
  }
}
