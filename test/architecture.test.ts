/** The floors of the house: who may import whom, and what is banned where. Each failure says what to do instead. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

type File = { readonly path: string; readonly text: string; readonly imports: readonly string[] };

const files = ['src', 'commands']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.(ts|js)$/.test(entry.name))
  .map((entry): File => {
    const full = join(entry.parentPath, entry.name);
    return readImports(relative(root, full), readFileSync(full, 'utf8'));
  });

/** Paths inside the project are relative to its root, packages are as they stand. */
function readImports(path: string, text: string): File {
  const parsed = parseSync(path, text);
  if (parsed.errors.length > 0) throw new Error(`${path}: ${parsed.errors[0]?.message}`);
  const { staticImports, staticExports } = parsed.module;
  const from = [
    ...staticImports.map((each) => each.moduleRequest.value),
    ...staticExports.flatMap((each) => each.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    // Computed imports (the loader's) have no name to look at.
    ...[...text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g)].map((match) => match[1] ?? ''),
  ];
  const place = (name: string) => (name.startsWith('.') ? relative(root, resolve(root, dirname(path), name)) : name);
  return { path, text, imports: [...new Set(from.map(place))] };
}

/** The floor of a path; a file may import its own floor's own room and any floor below that it is allowed. */
const rooms: readonly { readonly name: string; readonly holds: RegExp; readonly may: RegExp }[] = [
  { name: 'commands', holds: /^commands\//, may: /^src\/core\/kit\.ts$/ },
  { name: 'core', holds: /^src\/core\//, may: /^src\/(core|texts)\// },
  { name: 'texts', holds: /^src\/texts\//, may: /^src\/(core\/language\.ts$|texts\/)/ },
  { name: 'bot', holds: /^src\/bot\//, may: /^src\/(bot|core|texts)\// },
  { name: 'content', holds: /^src\/content\//, may: /^src\/(content|core|texts)\// },
  { name: 'store', holds: /^src\/store\//, may: /^src\/(store|core|texts)\// },
  { name: 'picture', holds: /^src\/picture\//, may: /^src\/(picture|core|texts)\// },
  { name: 'discord', holds: /^src\/adapters\/discord\//, may: /^src\/(adapters\/discord|core|texts)\// },
  { name: 'slack', holds: /^src\/adapters\/slack\//, may: /^src\/(adapters\/slack|core|texts)\// },
  { name: 'terminal', holds: /^src\/adapters\/terminal\//, may: /^src\/(adapters\/terminal|core|texts)\// },
  { name: 'settings', holds: /^src\/(config|log)\.ts$/, may: /^src\/core\// },
  { name: 'version', holds: /^src\/needs-node\.js$/, may: /^$/ },
  { name: 'top', holds: /^src\/([a-z-]+\.ts$|tools\/)/, may: /^src\// },
];

const roomOf = (path: string) => rooms.find(({ holds }) => holds.test(path));

/** A package and the only places that may know it. */
const packages: readonly { readonly named: RegExp; readonly in: RegExp }[] = [
  { named: /^(discord\.js|@discordjs\/|discord-api-types)/, in: /^src\/adapters\/discord\// },
  { named: /^@slack\//, in: /^src\/adapters\/slack\// },
  { named: /^pino/, in: /^src\/log\.ts$/ },
  { named: /^(jieba-wasm|compromise)$/, in: /^src\/content\/generate\// },
  { named: /^dotenv$/, in: /^src\/config\.ts$/ },
  { named: /^(satori|@resvg\/|@fontsource\/)/, in: /^src\/picture\// },
  { named: /^(kysely|pg|pg-boss|node:sqlite)(\/|$)/, in: /^src\/store\// },
  {
    named:
      /^(linkedom|parse5|@mozilla\/readability|micromark(-extension-gfm)?|fflate|yaml|smol-toml|chardet|pdfjs-dist)(\/|$)/,
    in: /^src\/content\/reading\//,
  },
];
/** What core may use beside itself: pure and small. */
const pure = /^(zod|ts-fsrs|opencc-js\/t2cn|stemmer|fastest-levenshtein|pure-rand\/[a-zA-Z0-9/]+)$/;

const bans: readonly { readonly what: RegExp; readonly instead: string }[] = [
  { what: /\bDate\.now\(|\bnew Date\(\)|Temporal\.Now/, instead: 'take `now` as an argument' },
  { what: /Math\.random|crypto\./, instead: 'take `seed` as an argument' },
  { what: /\bset(Timeout|Interval|Immediate)\(/, instead: 'return an effect; waiting is the bot’s' },
  { what: /\bprocess\./, instead: 'take what you need as an argument' },
];

const faults = (rule: (file: File) => readonly string[]) =>
  files.flatMap((file) => rule(file).map((fault) => `${file.path}: ${fault}`));

describe('architecture', () => {
  test('the files are there to be looked at', () => {
    expect(files.length).toBeGreaterThan(40);
    expect(files.find(({ path }) => path === 'src/bot/pressed.ts')?.imports).toContain('src/core/press.ts');
  });

  test('every file lives in a known room', () => {
    expect(faults(({ path }) => (roomOf(path) ? [] : ['no room for it: see the map in src/README.md']))).toEqual([]);
  });

  test('imports point down only', () => {
    expect(
      faults(({ path, imports }) => {
        const room = roomOf(path);
        const up = imports.filter((name) => /^(src|commands|test)\//.test(name) && !room?.may.test(name));
        return up.map(
          (name) => `imports ${name}, which ${room?.name} must not know; put the shared rule into src/core`,
        );
      }),
    ).toEqual([]);
  });

  test('a platform’s package stays in its adapter, databases in the store, pino in log.ts, dotenv in config.ts', () => {
    expect(
      faults(({ path, imports }) =>
        packages.flatMap(({ named, in: only }) =>
          only.test(path)
            ? []
            : imports.filter((name) => named.test(name)).map((name) => `imports ${name}; only ${only.source} may`),
        ),
      ),
    ).toEqual([]);
  });

  test('only config.ts reads the environment', () => {
    expect(
      faults(({ path, text }) =>
        path !== 'src/config.ts' && /process\.env|import\.meta\.env/.test(text)
          ? ['reads process.env; add it to src/config.ts']
          : [],
      ),
    ).toEqual([]);
  });

  test('core, texts and commands are pure', () => {
    expect(
      faults(({ path, text, imports }) => {
        if (!/^(src\/(core|texts)|commands)\//.test(path)) return [];
        const impure = imports.filter((name) => !/^(src|commands)\//.test(name) && !pure.test(name));
        const banned = bans.filter(({ what }) => what.test(text));
        return [
          ...impure.map((name) => `imports ${name}; core uses small pure libraries only, effects belong to the edge`),
          ...banned.map(({ what, instead }) => `uses ${what.source}; ${instead}`),
        ];
      }),
    ).toEqual([]);
  });

  test('there is no way round: no file imports itself by others', () => {
    expect(cycles()).toEqual([]);
  });

  test('the folders of core have no way round either', () => {
    const folder = (path: string) => /^src\/core\/([a-z]+)\//.exec(path)?.[1];
    const pairs = new Set(
      files.flatMap(({ path, imports }) =>
        imports.flatMap((name) =>
          folder(path) && folder(name) && folder(path) !== folder(name) ? [`${folder(path)} ${folder(name)}`] : [],
        ),
      ),
    );
    expect([...pairs].filter((pair) => pairs.has(pair.split(' ').reverse().join(' ')))).toEqual([]);
  });
});

/** Every import cycle as a way back to its first file. */
function cycles(): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path);
    if (at >= 0) found.push([...way.slice(at), path].join(' → '));
    if (at >= 0 || done.has(path)) return;
    for (const name of byPath.get(path)?.imports ?? []) if (byPath.has(name)) walk(name, [...way, path]);
    done.add(path);
  };
  for (const { path } of files) walk(path, []);
  return found;
}
