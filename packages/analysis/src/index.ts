export { analyse } from './analyse.ts';
export { carveTests, type CarveRequest } from './carving/carve-tests.ts';
export { typeChecker, type TypeChecker } from './compiler/type-checker.ts';
export { moduleInterface } from './module-interface.ts';
export { readModule } from './read-module.ts';
export type { SourceModule } from './source-module.ts';
export { pathKey, positionKey } from './static-analysis.ts';
export type { ClassEvidence, DeclaredSignature, FunctionEvidence, StaticAnalysis } from './static-analysis.ts';
