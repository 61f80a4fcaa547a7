import { generateOptionsSchema } from '@auklet/generator';
import { z } from 'zod';
import { cliOptionsSchema } from './cli-options.ts';
import type { ConfigJsonSchema } from './option-description.ts';

/** The JSON schema of a configuration, which editors and `--help` read: what the package ships as `schema.json`. */
export function configJsonSchema(): ConfigJsonSchema {
  const [generating, printing] = [generateOptionsSchema, cliOptionsSchema].map((schema) => z.toJSONSchema(schema, { io: 'input' }) as unknown as ConfigJsonSchema);
  const properties = { ...generating?.properties, ...printing?.properties };
  for (const name of COMPUTED) delete properties[name]?.default;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of Auklet',
    type: 'object',
    properties: { $schema: { type: 'string' }, ...properties },
    additionalProperties: false,
  };
}

/** Their defaults depend on the machine. */
const COMPUTED = ['workers'] as const;
