import { z } from 'zod';
import type { ProbeDto } from '../probe.ts';
import type { CalleeDto, StatementDto, TestCaseDto } from '../test-case.ts';
import type { BehaviourDto, NumberLiteral, PropertyKeyDto, PropertyTree, ValueTree } from '../value-tree.ts';
import { PROTOCOL_VERSION } from '../version.ts';

const index = z.int().min(0);

export const numberLiteralSchema: z.ZodType<NumberLiteral> = z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity', '-0'])]);

export const propertyKeySchema: z.ZodType<PropertyKeyDto> = z.union([z.string(), z.strictObject({ symbol: z.string() })]);

const lazyValue: z.ZodType<ValueTree> = z.lazy(() => valueTreeSchema);
const values = z.array(lazyValue);

const propertyTreeSchema: z.ZodType<PropertyTree> = z.strictObject({
  key: z.string(),
  role: z.enum(['data', 'getter']),
  throws: z.boolean().exactOptional(),
  value: lazyValue,
});

const behaviourSchema: z.ZodType<BehaviourDto> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('return'), value: lazyValue }),
  z.strictObject({ kind: z.literal('return-argument'), index }),
  z.strictObject({ kind: z.literal('return-this') }),
  z.strictObject({ kind: z.literal('throw'), value: lazyValue }),
  z.strictObject({ kind: z.literal('call-argument'), index, args: values, when: z.enum(['now', 'microtask', 'timer']) }),
  z.strictObject({ kind: z.literal('write-argument'), index, key: z.string(), value: lazyValue }),
]);

const typedArrayTypes = [
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
] as const;

export const valueTreeSchema: z.ZodType<ValueTree> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('undefined') }),
  z.strictObject({ kind: z.literal('null') }),
  z.strictObject({ kind: z.literal('boolean'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('number'), value: numberLiteralSchema }),
  z.strictObject({ kind: z.literal('bigint'), value: z.string().regex(/^-?\d+$/) }),
  z.strictObject({ kind: z.literal('string'), value: z.string() }),
  z.strictObject({ kind: z.literal('symbol'), description: z.string(), wellKnown: z.boolean().exactOptional() }),
  z.strictObject({ kind: z.literal('regexp'), source: z.string(), flags: z.string() }),
  z.strictObject({ kind: z.literal('date'), milliseconds: numberLiteralSchema }),
  z.strictObject({ kind: z.literal('array'), items: values }),
  z.strictObject({ kind: z.literal('object'), properties: z.array(propertyTreeSchema), prototype: z.literal('null').exactOptional() }),
  z.strictObject({ kind: z.literal('map'), entries: z.array(z.tuple([lazyValue, lazyValue])) }),
  z.strictObject({ kind: z.literal('set'), items: values }),
  z.strictObject({ kind: z.literal('typed-array'), type: z.enum(typedArrayTypes), items: z.array(numberLiteralSchema) }),
  z.strictObject({ kind: z.literal('error'), type: z.string(), message: z.string() }),
  z.strictObject({ kind: z.literal('promise'), state: z.enum(['resolved', 'rejected']), value: lazyValue }),
  z.strictObject({
    kind: z.literal('function'),
    style: z.enum(['arrow', 'function', 'async', 'generator']),
    arity: index,
    plan: z.array(behaviourSchema),
  }),
  z.strictObject({ kind: z.literal('iterable'), items: values, async: z.boolean().exactOptional() }),
  z.strictObject({ kind: z.literal('reference'), statement: index }),
  z.strictObject({ kind: z.literal('export'), path: z.array(z.string()) }),
]);

const calleeSchema: z.ZodType<CalleeDto> = z.union([
  z.strictObject({ export: z.array(z.string()) }),
  z.strictObject({ statement: index }),
]);

export const statementSchema: z.ZodType<StatementDto> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('let'), value: lazyValue }),
  z.strictObject({ kind: z.literal('construct'), callee: calleeSchema, args: values }),
  z.strictObject({ kind: z.literal('call'), callee: calleeSchema, args: values, thisArg: lazyValue.exactOptional() }),
  z.strictObject({ kind: z.literal('method'), receiver: calleeSchema, key: propertyKeySchema, args: values }),
  z.strictObject({ kind: z.literal('get'), receiver: calleeSchema, key: propertyKeySchema }),
  z.strictObject({ kind: z.literal('set'), receiver: calleeSchema, key: propertyKeySchema, value: lazyValue }),
  z.strictObject({ kind: z.literal('await'), statement: index }),
  z.strictObject({ kind: z.literal('iterate'), statement: index, limit: index, async: z.boolean().exactOptional() }),
  z.strictObject({ kind: z.literal('tagged'), callee: calleeSchema, strings: z.array(z.string()), args: values }),
  z.strictObject({ kind: z.literal('advance'), milliseconds: z.union([z.number().min(0), z.literal('all')]) }),
]);

const probeSchema: z.ZodType<ProbeDto> = z.strictObject({
  open: z.array(z.string()),
  callbacks: z.enum(['ignored', 'called', 'completed']),
  fixed: z.array(z.tuple([z.string(), lazyValue])),
});

export const testCaseSchema: z.ZodType<TestCaseDto> = z.strictObject({
  version: z.literal(PROTOCOL_VERSION),
  statements: z.array(statementSchema),
  probe: probeSchema.exactOptional(),
});
