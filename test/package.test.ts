/** What makes a fresh clone work on any machine. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = new URL('..', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');
const json = (file: string): Record<string, Record<string, unknown>> => JSON.parse(read(file));

test('every version is exact', () => {
  const { dependencies, devDependencies, optionalDependencies, overrides } = json('package.json');
  for (const [name, version] of Object.entries({
    ...dependencies,
    ...devDependencies,
    ...optionalDependencies,
    ...overrides,
  })) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  }
});

test('the lock file names no registry and lacks no package', () => {
  expect(read('package-lock.json')).not.toContain('"resolved"');
  const { packages = {} } = json('package-lock.json');
  // npm ci refuses a lock file in which an optional package of another system is missing.
  const missing = Object.entries(packages as Record<string, { optionalDependencies?: Record<string, string> }>).flatMap(
    ([path, { optionalDependencies = {} }]) =>
      path === ''
        ? []
        : Object.keys(optionalDependencies).filter(
            (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
          ),
  );
  expect(missing).toEqual([]);
});

test('an old Node is told what to do before anything else is read', () => {
  const old =
    'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.19.0"}})';
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['--import', old, '--import', './src/needs-node.js', 'src/main.ts'],
    {
      cwd: fileURLToPath(root),
      encoding: 'utf8',
    },
  );
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toContain('Colloquy needs Node 26; this is Node 20.19.0.');
  expect(stderr).toContain('npm ci');
});
