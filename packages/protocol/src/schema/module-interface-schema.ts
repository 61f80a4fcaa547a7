import { z } from 'zod';
import type { CallableDto, ModuleInterfaceDto, ParameterDto, TypeAlternativeDto, TypeDto } from '../module-interface.ts';
import { PROTOCOL_VERSION } from '../version.ts';
import { propertyKeySchema, valueTreeSchema } from './test-case-schema.ts';

const index = z.int().min(0);
const weight = z.number().min(0);
const position = z.strictObject({ line: z.int().min(1), column: index });
const names = z.array(z.string());

const lazyType: z.ZodType<TypeDto> = z.lazy(() => typeSchema);

export const parameterSchema: z.ZodType<ParameterDto> = z.strictObject({
  name: z.string(),
  optional: z.boolean(),
  rest: z.boolean(),
  type: lazyType,
});

const propertyType = z.strictObject({ key: z.string(), optional: z.boolean(), type: lazyType });

const alternativeSchema: z.ZodType<TypeAlternativeDto> = z.discriminatedUnion('kind', [
  z.strictObject({
    weight,
    kind: z.enum(['undefined', 'null', 'boolean', 'number', 'integer', 'bigint', 'string', 'symbol', 'date', 'regexp', 'error']),
  }),
  z.strictObject({ weight, kind: z.literal('literal'), value: valueTreeSchema, member: names.exactOptional() }),
  z.strictObject({ weight, kind: z.enum(['array', 'set', 'promise']), element: lazyType }),
  z.strictObject({ weight, kind: z.literal('iterable'), element: lazyType, async: z.boolean().exactOptional() }),
  z.strictObject({ weight, kind: z.literal('tuple'), elements: z.array(lazyType) }),
  z.strictObject({ weight, kind: z.literal('map'), key: lazyType, value: lazyType }),
  z.strictObject({ weight, kind: z.literal('typed-array'), type: z.string() }),
  z.strictObject({ weight, kind: z.literal('object'), properties: z.array(propertyType), index: lazyType.exactOptional(), tag: z.string().exactOptional() }),
  z.strictObject({ weight, kind: z.literal('function'), parameters: z.array(parameterSchema), returns: lazyType }),
  z.strictObject({ weight, kind: z.literal('instance'), path: names }),
  z.strictObject({ weight, kind: z.literal('named'), index }),
]);

export const typeSchema: z.ZodType<TypeDto> = z.strictObject({ alternatives: z.array(alternativeSchema) });

export const callableSchema: z.ZodType<CallableDto> = z.strictObject({
  id: index,
  kind: z.enum(['function', 'constructor', 'method', 'getter', 'setter']),
  path: names,
  key: propertyKeySchema.exactOptional(),
  isStatic: z.boolean().exactOptional(),
  parameters: z.array(parameterSchema),
  returns: typeSchema,
  async: z.boolean(),
  generator: z.boolean(),
  location: z.strictObject({ start: position, end: position }).exactOptional(),
});

export const moduleInterfaceSchema: z.ZodType<ModuleInterfaceDto> = z.strictObject({
  version: z.literal(PROTOCOL_VERSION),
  callables: z.array(callableSchema),
  types: z.array(typeSchema),
  constants: z.strictObject({
    strings: names,
    numbers: z.array(z.number()),
    bigints: names,
    regexps: z.array(z.strictObject({ source: z.string(), flags: z.string() })),
    keys: names,
  }),
  hidden: z.array(z.strictObject({ path: names, key: z.string() })).exactOptional(),
});
