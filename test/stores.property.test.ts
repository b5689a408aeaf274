import * as fc from "fast-check";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Sqlite } from "../src/index/sqlite.ts";
import { openLibrary } from "../src/library/store.ts";
import { severalStores } from "../src/library/several.ts";
import { loadSqlite } from "../src/main.ts";
import { EVERYTHING, type Query } from "../src/query/query.ts";
import type { Store } from "../src/query/store.ts";
import { files, question, writeFiles } from "./libraries.ts";
import { allOf } from "./rows.ts";
import { runs } from "./runs.ts";
import { sharedFolder } from "./temporary.ts";

const SQLITE = loadSqlite({ require: createRequire(import.meta.url), process }) as Sqlite;
const REFS = [
  "1",
  "a",
  "talks/1",
  "s2e4",
  "4",
  "größe",
  "GRÖSSE",
  "c/a.md",
  "latest",
  "1:1",
  "008:2",
  "zz",
];

const base = sharedFolder();
let count = 0;

type Kind = "in memory" | "index" | "index in memory";

/** The store of a folder; what is indexed is kept in `cache`. */
async function storeOf(root: string, kind: Kind, cache = join(base, "cache")): Promise<Store> {
  const { store } = await openLibrary(root, {
    cache: kind === "index" ? cache : null,
    sqlite: kind === "in memory" ? null : SQLITE,
    user: process.geteuid?.() ?? null,
    progress: () => {},
    debug: () => {},
    worker: null,
  });
  return store;
}

/** All that a store answers to a question. */
async function answers(store: Store, query: Query): Promise<unknown> {
  const name = query.topics[0]?.[0] ?? "ai";
  return {
    list: await allOf(store.list(query)),
    episodes: await allOf(store.episodes(query)),
    takeaways: await allOf(store.takeaways(query)),
    matches: await allOf(
      store.matches({ ...query, sort: query.sort === "podcast" ? null : query.sort }),
    ),
    topics: await store.topics({ ...query, sort: query.sort === "title" ? "topic" : null }),
    topic: await store.topic(query, name),
    total: await store.total(query),
    resolve: await store.resolve(REFS, query),
    refs: await store.names({ kind: "ref", typed: "", near: false, limit: 100 }),
    guests: new Set(await store.names({ kind: "guest", typed: "", near: false, limit: 100 })),
    words: new Set(await store.names({ kind: "word", typed: "modle", near: true, limit: 3 })),
    problems: await store.problems(),
  };
}

/** Expects the same answers of two stores, and closes them. */
async function expectSame(store: Store, plain: Store, asked: readonly Query[]): Promise<void> {
  try {
    for (const query of asked)
      expect(await answers(store, query)).toEqual(await answers(plain, query));
  } finally {
    store.close();
    plain.close();
  }
}

const questions = fc.array(question, { minLength: 3, maxLength: 3 });

describe.each(["index", "index in memory"] as const)(
  "the %s answers as the store in memory",
  (kind) => {
    test("over any library", async () => {
      await fc.assert(
        fc.asyncProperty(files, questions, async (all, asked) => {
          const root = join(base, String(count++));
          writeFiles(root, all);
          await expectSame(await storeOf(root, kind), await storeOf(root, "in memory"), asked);
        }),
        runs(60),
      );
    });
  },
);

test("an index that was updated answers as one made anew, words too", async () => {
  await fc.assert(
    fc.asyncProperty(files, files, questions, async (before, after, asked) => {
      const root = join(base, String(count++));
      writeFiles(root, before);
      const first = await storeOf(root, "index");
      for (const query of asked) await answers(first, query);
      first.close();
      for (const path of Object.keys(before)) rmSync(join(root, path));
      writeFiles(root, after);
      await expectSame(await storeOf(root, "index"), await storeOf(root, "in memory"), asked);
    }),
    runs(40),
  );
});

test("several libraries answer in one order with any stores", async () => {
  await fc.assert(
    fc.asyncProperty(files, files, questions, async (one, two, asked) => {
      const roots = [join(base, String(count++)), join(base, String(count++))];
      writeFiles(roots[0]!, one);
      writeFiles(roots[1]!, two);
      const plain = await Promise.all(roots.map((root) => storeOf(root, "in memory")));
      const indexed = await Promise.all(roots.map((root) => storeOf(root, "index")));
      const rows = await allOf(severalStores(plain).takeaways(EVERYTHING));
      const own = await Promise.all(plain.map((store) => allOf(store.takeaways(EVERYTHING))));
      expect(rows).toHaveLength(own.flat().length);
      await expectSame(severalStores(indexed), severalStores(plain), asked);
    }),
    runs(30),
  );
});
