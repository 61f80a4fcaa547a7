/** A path beside a test file for a version of it that is there for a moment only. */
export function trialPath(path: string): string {
  return path.replace(/\.(?:test|spec)\.\w+$/, (ending) => `.${process.pid}${ending}`);
}
