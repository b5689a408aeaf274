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

/** The room a file belongs to: its folder below src, or its own name at the top. */
function room(path: string): string {
  const [top, ...rest] = path.split("/");
  if (top !== "src") return top!;
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
    ["commander", ["commands"]],
    ["chalk", ["render"]],
    ["marked", ["render"]],
    ["marked-terminal", ["render"]],
    ["node:fs", ["library"]],
  ])("%s in %j", (name, rooms) => {
    const used = FILES.filter(({ imports }) => imports.includes(name));
    expect(used.length).toBeGreaterThan(0);
    expect(used.map(({ path }) => path).filter((path) => !rooms.includes(room(path)))).toEqual([]);
  });

  test("no other file system", () => {
    const others = /^(?:node:)?fs(?:\/.*)?$/;
    expect(
      arrows(
        (path) => room(path) !== "library",
        (name) => others.test(name),
      ),
    ).toEqual([]);
  });
});

/** For each room the others that it may import, the heart first: the arrows point to the heart. */
const MAY_IMPORT: Record<string, string[]> = {
  episode: [],
  errors: ["episode"],
  shells: [],
  topics: ["episode"],
  query: ["episode", "topics", "rows"],
  rows: ["episode", "topics"],
  store: ["episode", "query"],
  search: ["episode", "errors", "query", "rows", "store"],
  merge: ["episode"],
  importers: ["episode"],
  importing: ["episode", "errors", "topics", "importers", "merge"],
  checks: ["episode", "topics", "query"],
  doctor: ["episode", "topics", "checks"],
  render: ["episode", "rows"],
  world: ["episode", "errors"],
};

/** The rooms that know no terminal, no file and no clock: all of these but two. */
const PURE = Object.keys(MAY_IMPORT).filter((name) => name !== "render" && name !== "world");

test("the heart knows no terminal, no file and no clock", () => {
  const outside = (name: string) =>
    (name.startsWith("node:") && name !== "node:zlib") ||
    /^(?:chalk|commander|marked|marked-terminal)$/.test(name);
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

test.each(Object.entries(MAY_IMPORT))("%s imports nothing but %j", (name, others) => {
  const ours = (path: string) => path.startsWith("src/");
  const allowed = inRoom(name, ...others);
  expect(arrows(inRoom(name), (path) => ours(path) && !allowed(path))).toEqual([]);
});

test.each([
  ["library", ["commands", "render", "main", "bin"]],
  ["commands", ["main", "bin"]],
  ["main", ["bin"]],
])("%s points back to none of %j", (name, forbidden) => {
  expect(arrows(inRoom(name), inRoom(...forbidden))).toEqual([]);
});

test("every room has its rule", () => {
  const ruled = [...Object.keys(MAY_IMPORT), "library", "commands", "main", "bin"];
  expect(new Set(FILES.map(({ path }) => room(path)))).toEqual(new Set(ruled));
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
  const handed = ["bin/episode.js", "src/world/io.ts", "src/world/ctrl-c.ts"];
  const known = FILES.filter(({ text }) => global.test(withoutComments(text)));
  expect(known.map(({ path }) => path).filter((path) => !handed.includes(path))).toEqual([]);
  expect(
    arrows(
      () => true,
      (name) => name === "node:process",
    ),
  ).toEqual([]);
  // This one has a `process` only because io hands it one.
  const { text } = FILES.find(({ path }) => path === "src/world/ctrl-c.ts")!;
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
