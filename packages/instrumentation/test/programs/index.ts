import { asynchrony } from './asynchrony.ts';
import { classes } from './classes.ts';
import { conditions } from './conditions.ts';
import { defaults } from './defaults.ts';
import { exceptions } from './exceptions.ts';
import { functions } from './functions.ts';
import { generators } from './generators.ts';
import { loops } from './loops.ts';
import { observations } from './observations.ts';
import { optionalChains } from './optional-chains.ts';
import type { Program } from './program.ts';
import { scopes } from './scopes.ts';
import { shortCircuits } from './short-circuits.ts';
import { switches } from './switches.ts';

export type { Program };

/** Programs by the construct that they exercise. */
export const programs: Readonly<Record<string, readonly Program[]>> = {
  conditions,
  'short circuits': shortCircuits,
  'optional chains': optionalChains,
  defaults,
  switches,
  loops,
  exceptions,
  functions,
  classes,
  generators,
  asynchrony,
  scopes,
  observations,
};
