// Runs in the main process, maybe beside an in-process executor, which replaces these globals while its tests run.
export const now: () => number = performance.now.bind(performance);
export const startTimeout: typeof setTimeout = setTimeout;
export const startInterval: typeof setInterval = setInterval;
export const stopInterval: typeof clearInterval = clearInterval;
