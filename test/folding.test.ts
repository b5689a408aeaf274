import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fold } from "../src/text/fold.ts";
import { slug } from "../src/text/slug.ts";
import { topicName } from "../src/text/topic-name.ts";
import { sharedFolder } from "./temporary.ts";
import { episode } from "./episode.ts";

test.each([
  ["GRÖSSE", "größe"],
  ["GROSSE", "Größe"],
  ["GRÖẞE", "größe"],
  ["STRASSE", "Straße"],
  ["İstanbul", "istanbul"],
  ["İSTANBUL", "i\u0307stanbul"],
  ["ΣΟΦΟΣ", "σοφος"],
  ["σοφοσ", "σοφός"],
  ["ﬁnance", "FINANCE"],
  ["ŒUVRE", "œuvre"],
])("%s is %s where names are compared", (a, b) => {
  expect(fold(a)).toBe(fold(b));
  expect(fold(a)).not.toMatch(/\u0307/);
});

test.each([
  ["ısı", "isi"],
  ["größe", "grose"],
  ["øre", "ore"],
  ["œuvre", "oeuvre"],
  ["σ", "s"],
])("%s is not %s", (a, b) => {
  expect(fold(a)).not.toBe(fold(b));
});

test.each([
  ["Größe", "große"],
  ["GRÖSSE", "grosse"],
  ["İstanbul", "istanbul"],
  ["Σοφος", "σοφος"],
  ["ısı", "ısı"],
])("the ref made of %s stays %s", (name, ref) => {
  expect(slug(name)).toBe(ref);
});

test.each([
  ["İstanbul", "istanbul"],
  ["DİĞER KONU", "diğer-konu"],
  ["Größe", "größe"],
  ["ısı", "ısı"],
])("the topic %s is written %s", (name, topic) => {
  expect(topicName(name)).toBe(topic);
});

describe("a library in several languages", () => {
  const folder = sharedFolder();
  mkdirSync(join(folder, "sub"));
  const file = (n: number, podcast: string, guest: string, point: string, topics: string) =>
    writeFileSync(
      join(folder, `${n}.md`),
      `---\npodcast: ${podcast}\nnumber: ${n}\ntitle: T${n}\nguests: [${guest}]\ndate: 2026-01-0${n}\n---\n\n` +
        `## Takeaways\n\n### 1. ${point}\n${topics}\n\nText.\n`,
    );
  file(1, "Größe", "Jörg Strauß", "Die Größe zählt", "#größe");
  file(2, "Masse", "Joerg Straus", "DIE GRÖSSE", "#GRÖSSE");
  file(3, "Şehir", "İlker Işık", "İstanbul büyük", "#İstanbul");
  file(4, "Λόγος", "ΝΙΚΟΣ", "Ο ΛΟΓΟΣ", "#ΛΟΓΟΣ-ΜΟΥ");
  file(5, "Λόγος", "Νίκος", "ο λόγος", "#λογοσ-μου");
  const ask = async (...argv: string[]) => {
    const { stdout } = await episode([...argv, "--library", folder]);
    return stdout.trimEnd().split("\n");
  };

  test.each([
    ["GRÖSSE", ["größe/1:1", "masse/2:1"]],
    ["größe", ["größe/1:1", "masse/2:1"]],
    ["grosse", ["größe/1:1", "masse/2:1"]],
    ["istanbul", ["şehir/3:1"]],
    ["İSTANBUL", ["şehir/3:1"]],
    ["λογος", ["λογος/4:1", "λογος/5:1"]],
    ["ΛΌΓΟΣ", ["λογος/4:1", "λογος/5:1"]],
  ])("search %s", async (word, refs) => {
    const found = await ask("search", word, "--fields", "ref");
    expect(found.filter((ref) => ref.includes(":")).toSorted()).toEqual(
      refs.map((ref) => slugged(ref)).toSorted(),
    );
  });

  test.each([
    ["größe", [2, 1]],
    ["GRÖSSE", [2, 1]],
    ["grösse", [2, 1]],
    ["istanbul", [3]],
    ["İSTANBUL", [3]],
    ["λογος-μου", [5, 4]],
    ["grosse", []],
    ["ıstanbul", []],
  ])("takeaways --topic %s", async (topic, numbers) => {
    const found = await ask("takeaways", "--topic", topic, "--fields", "episodeNumber");
    expect(found.filter((one) => one !== "").map(Number)).toEqual(numbers);
  });

  test("topics counts one topic once, written as its small letters are", async () => {
    expect((await ask("topics", "--fields", "topic,takeaways")).toSorted()).toEqual([
      "größe\t2",
      "istanbul\t1",
      "λογος-μου\t2",
    ]);
  });

  test.each(["größe", "GRÖSSE"])("topics %s describes it", async (topic) => {
    expect(await ask("topics", topic, "--fields", "related,topic,takeaways")).toEqual([
      "\tgröße\t2",
    ]);
  });

  test.each([
    ["--guest", "STRAUSS", [1]],
    ["--guest", "ilker", [3]],
    ["--guest", "νικοσ", [5, 4]],
    ["--podcast", "GRÖSSE", [1]],
    ["--podcast", "sehir", [3]],
  ])("list %s %s", async (flag, name, numbers) => {
    expect((await ask("list", flag, name, "--fields", "number")).map(Number)).toEqual(numbers);
  });

  test.each(["größe/1", "GRÖSSE/1", "große/1", "grosse/1"])("show %s", async (ref) => {
    const [first] = await ask("show", ref, "--section", "takeaways", "--json");
    expect(first).toBe("{");
  });

  test("a vocabulary's topic and alias are found in any case", async () => {
    const own = join(folder, "sub");
    writeFileSync(join(own, "topics.yaml"), "maß:\n  aliases: [fuß]\nweiß:\n  broader: [MASS]\n");
    writeFileSync(
      join(own, "1.md"),
      "---\npodcast: P\nnumber: 1\ntitle: T\n---\n\n## Takeaways\n\n### 1. A\n#FUSS\n\nx\n\n### 2. B\n#WEISS\n\nx\n",
    );
    const { stdout } = await episode(["takeaways", "--topic", "MASS", "--library", own]);
    expect(stdout.trimEnd().split("\n")).toHaveLength(2);
    const topics = await episode(["topics", "--library", own, "--fields", "topic,takeaways"]);
    expect(topics.stdout).toBe("maß\t2\nweiß\t1\n");
  });
});

/** Refs keep their ß. */
function slugged(ref: string): string {
  const [podcast = "", rest] = ref.split("/");
  return `${slug(podcast)}/${rest}`;
}
