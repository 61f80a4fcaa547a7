import { globSync } from 'tinyglobby';

/** Folders, relative to the repository, of everything that has tests to run: all packages and our own tools. */
export function testedProjects(root: string): string[] {
  return globSync(['packages/*/package.json', '*/project.json'], { cwd: root, ignore: ['**/node_modules/**'] })
    .map((manifest) => manifest.slice(0, manifest.lastIndexOf('/')))
    .sort();
}
