import { z } from 'zod';
import type {
  BranchDescriptionDto,
  ConstantPoolDto,
  FunctionDescriptionDto,
  GoalDto,
  LocationDto,
  ModuleDescriptionDto,
  PredicateDescriptionDto,
  StatementDescriptionDto,
} from '../module-description.ts';
import { PROTOCOL_VERSION } from '../version.ts';

const id = z.int().min(0);
const position = z.strictObject({ line: z.int().min(1), column: id });

export const locationSchema: z.ZodType<LocationDto> = z.strictObject({ start: position, end: position });

const functionSchema: z.ZodType<FunctionDescriptionDto> = z.strictObject({
  id,
  name: z.string(),
  kind: z.enum(['module', 'function', 'arrow', 'method', 'constructor', 'getter', 'setter', 'static-block', 'field']),
  className: z.string().exactOptional(),
  location: locationSchema,
  parent: id.nullable(),
  async: z.boolean(),
  generator: z.boolean(),
});

const predicateSchema: z.ZodType<PredicateDescriptionDto> = z.strictObject({
  id,
  kind: z.enum(['test', 'logical', 'nullish', 'optional', 'default', 'case', 'has-next']),
  function: id,
  location: locationSchema,
  text: z.string().max(120),
});

const goalBase = { id, function: id, location: locationSchema, parents: z.array(id) };

const goalSchema: z.ZodType<GoalDto> = z.discriminatedUnion('kind', [
  z.strictObject({ ...goalBase, kind: z.literal('entry'), block: id, callers: z.array(id) }),
  z.strictObject({ ...goalBase, kind: z.literal('branch'), predicate: id, outcome: z.boolean() }),
  z.strictObject({ ...goalBase, kind: z.literal('block'), block: id, construct: z.enum(['case', 'catch', 'resume']) }),
]);

const branchSchema: z.ZodType<BranchDescriptionDto> = z.strictObject({
  type: z.enum(['if', 'cond-expr', 'switch', 'binary-expr', 'default-arg']),
  location: locationSchema,
  arms: z.array(z.strictObject({ location: locationSchema, goals: z.array(id) })),
});

const statementSchema: z.ZodType<StatementDescriptionDto> = z.strictObject({ location: locationSchema, function: id });

export const constantPoolSchema: z.ZodType<ConstantPoolDto> = z.strictObject({
  strings: z.array(z.string()),
  numbers: z.array(z.number()),
  bigints: z.array(z.string().regex(/^-?\d+$/)),
  regexps: z.array(z.strictObject({ source: z.string(), flags: z.string() })),
  keys: z.array(z.string()),
});

export const moduleDescriptionSchema: z.ZodType<ModuleDescriptionDto> = z.strictObject({
  version: z.literal(PROTOCOL_VERSION),
  functions: z.array(functionSchema),
  predicates: z.array(predicateSchema),
  blocks: id,
  statements: z.array(statementSchema),
  goals: z.array(goalSchema),
  branches: z.array(branchSchema),
  constants: constantPoolSchema,
  stateful: z.boolean(),
  ignored: z.array(z.strictObject({ location: locationSchema, comment: z.string() })),
});
