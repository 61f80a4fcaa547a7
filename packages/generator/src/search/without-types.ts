import type { ModuleInterfaceDto, TypeDto } from '@auklet/protocol';

const UNKNOWN: TypeDto = { alternatives: [] };

/** What can be called, and nothing of with what. */
export function withoutTypes(module: ModuleInterfaceDto): ModuleInterfaceDto {
  const callables = module.callables.map((callable) => ({
    ...callable,
    parameters: callable.parameters.map((parameter) => ({ ...parameter, type: UNKNOWN })),
    returns: UNKNOWN,
  }));
  return { ...module, callables, types: [] };
}
