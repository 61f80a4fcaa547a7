import { AukletError, encodeSnapshots, type SnapshotDto, type ValuesDto } from '@auklet/protocol';

/**
 * An envelope of numbers in JSON, a line break, then all snapshots in one text, so that what they share stays
 * shared. The numbers are positions in the list of snapshots.
 */
interface Envelope {
  /** 1 for a thrown value, position of the snapshot, `sameAs` or -1, changed variables. */
  readonly statements: readonly (readonly [number, number, number, readonly number[]])[];
  readonly atEnd: readonly number[];
  /** Path, statement, position of `this`, positions of the arguments. */
  readonly callbacks: readonly (readonly [string, number, number, readonly number[]])[];
}

export function encodeValues(values: ValuesDto): string {
  const snapshots: SnapshotDto[] = [];
  const position = (snapshot: SnapshotDto): number => snapshots.push(snapshot) - 1;
  const envelope: Envelope = {
    statements: values.statements.map((entry) => [entry.kind === 'thrown' ? 1 : 0, position(entry.value), entry.sameAs ?? -1, entry.changed]),
    atEnd: values.atEnd.map(position),
    callbacks: values.callbacks.map((call) => [call.path, call.statement, position(call.thisValue), call.args.map(position)]),
  };
  return `${JSON.stringify(envelope)}\n${encodeSnapshots(snapshots)}`;
}

/**
 * @param readSnapshots decodes and checks the second part.
 * @throws AukletError `invalid-dto` when the text is not one that `encodeValues` writes.
 */
export function decodeValues(text: string, readSnapshots: (text: string) => SnapshotDto[]): ValuesDto {
  const lineEnd = text.indexOf('\n');
  if (lineEnd < 0) throw invalid();
  const envelope = parseEnvelope(text.slice(0, lineEnd));
  const snapshots = readSnapshots(text.slice(lineEnd + 1));
  const at = (position: number): SnapshotDto => {
    const snapshot = snapshots[position];
    if (snapshot === undefined) throw invalid();
    return snapshot;
  };
  return {
    statements: envelope.statements.map(([thrown, value, sameAs, changed]) => ({
      kind: thrown === 1 ? 'thrown' : 'value',
      value: at(value),
      sameAs: sameAs < 0 ? null : sameAs,
      changed,
    })),
    atEnd: envelope.atEnd.map(at),
    callbacks: envelope.callbacks.map(([path, statement, thisValue, args]) => ({ path, statement, thisValue: at(thisValue), args: args.map(at) })),
  };
}

function parseEnvelope(text: string): Envelope {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw invalid(cause);
  }
  if (!isEnvelope(parsed)) throw invalid();
  return parsed;
}

function isEnvelope(parsed: unknown): parsed is Envelope {
  if (typeof parsed !== 'object' || parsed === null) return false;
  const { statements, atEnd, callbacks } = parsed as Record<string, unknown>;
  return isListOf(statements, isStatementEntry) && isListOf(atEnd, isInteger) && isListOf(callbacks, isCallbackEntry);
}

function isStatementEntry(entry: unknown): boolean {
  return Array.isArray(entry) && entry.length === 4 && entry.slice(0, 3).every(isInteger) && isListOf(entry[3], isInteger);
}

function isCallbackEntry(entry: unknown): boolean {
  return Array.isArray(entry) && entry.length === 4 && typeof entry[0] === 'string' && entry.slice(1, 3).every(isInteger) && isListOf(entry[3], isInteger);
}

function isListOf(list: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(list) && list.every(isItem);
}

function isInteger(value: unknown): boolean {
  return Number.isSafeInteger(value);
}

function invalid(cause?: unknown): AukletError {
  return new AukletError('invalid-dto', 'Observed values are not what their observer writes.', { cause });
}
