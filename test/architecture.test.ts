import { readdirSync, readFileSync } from "node:fs";
import { join, posix, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const MAX_LINES = 230;

/** A source file: where it stands below the root, and what it imports, files below the root too. */
interface Source {
  path: string;
  text: string;
  imports: string[];
}

function sources(): Source[] {
  return ["src", "bin"]
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((name) =>
        join(folder, name),
      ),
    )
    .filter((path) => /(?<!\.d)\.[tj]s$/.test(path))
    .map((path) => {
      const text = readFileSync(join(ROOT, path), "utf8");
      const here = path.split(sep).join("/");
      return { path: here, text, imports: importsOf(text).map((name) => resolved(name, here)) };
    });
}

/** What a file imports, when it is loaded or later. */
function importsOf(text: string): string[] {
  const found = text.matchAll(/\b(?:from|import)\s*\(?\s*"([^"]+)"/g);
  return [...found].map(([, name]) => name!);
}

function resolved(name: string, from: string): string {
  return name.startsWith(".") ? posix.join(posix.dirname(from), name) : name;
}

const FILES = sources();

/** Rooms inside a room, each with directions of its own. */
const INNER = new Set(["check/rules", "import/formats", "import/merge"]);

/** The room a file belongs to: its folder below src, or its own name at the top. */
function room(path: string): string {
  const [top, ...rest] = path.split("/");
  if (top !== "src") return top!;
  const inner = rest.slice(0, 2).join("/");
  if (INNER.has(inner)) return inner;
  return rest.length > 1 ? rest[0]! : rest[0]!.replace(/\.ts$/, "");
}

/** The imports of the files for which `from` holds that `to` holds for, as `a -> b`. */
function arrows(from: (path: string) => boolean, to: (name: string) => boolean): string[] {
  return FILES.filter(({ path }) => from(path)).flatMap(({ path, imports }) =>
    imports.filter(to).map((name) => `${path} -> ${name}`),
  );
}

const inRoom =
  (...rooms: string[]) =>
  (path: string) =>
    rooms.includes(room(path));

test("there is something to read", () => {
  expect(FILES.length).toBeGreaterThan(40);
  expect(FILES.flatMap(({ imports }) => imports)).toContain("commander");
});

describe("a package stays in its room", () => {
  test.each([
    ["commander", ["cli"]],
    ["chalk", ["render"]],
    ["marked", ["render"]],
    ["marked-terminal", ["render"]],
    ["pluralize", ["text"]],
    ["fastest-levenshtein", ["text"]],
    ["node:fs", ["files", "index", "io"]],
  ])("%s in %j", (name, rooms) => {
    const used = FILES.filter(({ imports }) => imports.includes(name));
    expect(used.length).toBeGreaterThan(0);
    expect(used.map(({ path }) => path).filter((path) => !rooms.includes(room(path)))).toEqual([]);
  });

  test("no other file system", () => {
    const others = /^(?:node:)?fs(?:\/.*)?$/;
    expect(
      arrows(
        (path) => !["files", "index", "io"].includes(room(path)),
        (name) => others.test(name),
      ),
    ).toEqual([]);
  });
});

/**
 * The rooms that each room may import. It may also import what those may import, but a store is
 * imported by `library` alone.
 */
const DIRECTIONS: Record<string, readonly string[]> = {
  text: [],
  errors: ["text"],
  episode: ["text", "errors"],
  topics: ["episode"],
  rows: ["topics"],
  search: ["rows"],
  query: ["search"],
  files: ["episode"],
  io: ["errors", "episode"],
  plain: ["query", "files"],
  index: ["query", "files"],
  library: ["plain", "index", "io"],
  "check/rules": ["topics"],
  check: ["library", "check/rules"],
  "import/formats": ["episode"],
  "import/merge": ["episode"],
  import: ["library", "check/rules", "import/formats", "import/merge"],
  change: ["library", "check/rules"],
  render: ["rows"],
  help: [],
  cli: ["check", "import", "change", "library", "render", "help"],
  main: ["cli"],
  bin: ["main"],
};

const STORES = ["plain", "index", "shared"];

/** The rooms that know no terminal, no file and no clock. */
const PURE = [
  "text",
  "errors",
  "episode",
  "topics",
  "rows",
  "search",
  "query",
  "render",
  "help",
  "check/rules",
  "import/formats",
  "import/merge",
];

function allowed(name: string): Set<string> {
  const rooms = new Set([name, ...DIRECTIONS[name]!]);
  for (const other of rooms) for (const next of DIRECTIONS[other] ?? []) rooms.add(next);
  return new Set([...rooms].filter((other) => !STORES.includes(other) || mayUseStore(name, other)));
}

function mayUseStore(name: string, store: string): boolean {
  return name === store || name === "library";
}

test("a pure room knows no terminal, no file and no clock", () => {
  const outside = (name: string) => name.startsWith("node:") && name !== "node:zlib";
  expect(arrows(inRoom(...PURE), outside)).toEqual([]);
  const clock = /\bDate\.now\b|\bnew Date\(\)|\bperformance\b|\bsetTimeout\b|\bMath\.random\b/;
  const fetching = /\bfetch\(/;
  for (const { path, text } of FILES.filter((file) => inRoom(...PURE)(file.path)))
    expect([path, clock.exec(text)?.[0], fetching.exec(text)?.[0]]).toEqual([
      path,
      undefined,
      undefined,
    ]);
});

test("a pure room imports only pure rooms", () => {
  expect(
    arrows(inRoom(...PURE), (path) => path.startsWith("src/") && !PURE.includes(room(path))),
  ).toEqual([]);
});

test.each(Object.keys(DIRECTIONS))("%s imports only the rooms below it", (name) => {
  const below = allowed(name);
  expect(arrows(inRoom(name), (path) => path.startsWith("src/") && !below.has(room(path)))).toEqual(
    [],
  );
});

test("every room has its rule", () => {
  expect(new Set(FILES.map(({ path }) => room(path)))).toEqual(new Set(Object.keys(DIRECTIONS)));
});

test("only bin and main are entered from outside, and nothing else imports main", () => {
  expect(
    arrows(
      (path) => path !== "bin/episode.js",
      (name) => name === "src/main.ts",
    ),
  ).toEqual([]);
});

test("process is known to io and bin alone", () => {
  const global = /(?<![.\w"'])process\.(?!ts")\w/;
  const handed = [
    "bin/episode.js",
    "bin/code-cache.js",
    "src/io/io.ts",
    "src/io/output.ts",
    "src/io/ask-line.ts",
    "src/io/ctrl-c.ts",
    "src/io/sqlite.ts",
  ];
  const known = FILES.filter(({ text }) => global.test(withoutComments(text)));
  expect(known.map(({ path }) => path).filter((path) => !handed.includes(path))).toEqual([]);
  expect(
    arrows(
      () => true,
      (name) => name === "node:process",
    ),
  ).toEqual([]);
  // This one has a `process` only because io hands it one.
  const { text } = FILES.find(({ path }) => path === "src/io/ctrl-c.ts")!;
  expect(text).toContain("process: NodeJS.Process");
});

test("a renderer reads no environment and prints nothing", () => {
  for (const { path, text } of FILES.filter((file) => room(file.path) === "render"))
    expect([path, /\benv\b|\.write\(|\bconsole\b/.exec(withoutComments(text))?.[0]]).toEqual([
      path,
      undefined,
    ]);
});

describe("every file", () => {
  test.each(FILES)("$path is short, and exports by name", ({ text }) => {
    expect(text.split("\n").length).toBeLessThanOrEqual(MAX_LINES + 1);
    expect(text).not.toMatch(/^export default/m);
    expect(text).not.toMatch(/\bconsole\.|^export \* from|\benum /m);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[^]*?\*\/|\/\/.*$/gm, "");
}

describe("src/README.md names every file of a room", () => {
  const page = readFileSync(join(ROOT, "src/README.md"), "utf8");
  const listed = new Map(
    [...page.matchAll(/^### `([^`]+)`\n([^]*?)(?=^###? |$(?![^]))/gm)].map(
      ([, folder, text]) => [folder!, text!] as const,
    ),
  );
  const folders = new Map<string, string[]>();
  for (const { path } of FILES.filter((file) => file.path.startsWith("src/"))) {
    const folder = posix.dirname(path).slice("src/".length);
    folders.set(folder, [...(folders.get(folder) ?? []), posix.basename(path, ".ts")]);
  }

  test.each([...listed])("%s", (folder, text) => {
    const names = [...text.matchAll(/`([a-z]+(?:-[a-z0-9]+)*)`/g)].map(([, name]) => name!);
    expect([...new Set(names)].toSorted()).toEqual(folders.get(folder)!.toSorted());
  });

  test("all but the smallest rooms are listed", () => {
    const large = [...folders].filter(([folder, files]) => folder !== "" && files.length > 3);
    expect(large.map(([folder]) => folder).filter((folder) => !listed.has(folder))).toEqual([]);
  });
});
