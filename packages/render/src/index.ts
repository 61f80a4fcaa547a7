export type * from './frameworks/framework-renderer.ts';
export { frameworks } from './frameworks/frameworks.ts';
export * from './ownership.ts';
export type * from './render-request.ts';
export { renderTestFile } from './render-test-file.ts';
export { castPlaces } from './statements/cast-places.ts';
export { type ErrorsRequest, type ProcessEnd, type RenderedErrors, renderErrorsFile, type ReproducedError } from './reproductions/render-errors-file.ts';
export { renderReproduction, type ReproductionRequest } from './reproductions/render-reproduction.ts';
