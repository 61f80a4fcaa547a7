import { inspect, types } from 'node:util';

const OPTIONS = { depth: 5, maxArrayLength: 50, maxStringLength: 2000, breakLength: Infinity, customInspect: false, sorted: false };

/** A value as text, without running any code of it. */
export function describeValue(value) {
  return types.isNativeError(value) ? describeError(value) : inspect(value, OPTIONS).replace(/\n\s+at .*/g, '');
}

export function describeEnd(how, value) {
  return `${how} ${describeValue(value)}`;
}

function describeError(error) {
  const message = Object.getOwnPropertyDescriptor(error, 'message')?.value;
  const own = Object.fromEntries(Object.entries(error).filter(([key]) => key !== 'stack'));
  return `${error.constructor?.name}: ${unquoted(String(message ?? ''))} ${inspect(own, OPTIONS)}`;
}

/** Engines quote the source in some of their messages, where instrumented code has other text. */
function unquoted(message) {
  return message
    .replace(/^.*(?= is not (?:a function|iterable|a constructor|async iterable))/s, '…')
    .replace(/(?<=^Cannot destructure .* of ').*(?=' as it is )/s, '…');
}
