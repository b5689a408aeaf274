import * as fc from "fast-check";
import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { EVERYTHING, type Query } from "../src/query/query.ts";
import { clausesOf } from "../src/search/clause.ts";

// Libraries and questions about them, made so that questions often find something: few names, some
// of which are written in several ways, and few words, some with other forms or without spaces.

const VOCABULARY = `
ai: {label: Artificial intelligence, aliases: [artificial intelligence]}
llms: {aliases: [language_models], broader: [ai]}
open-models: {broader: [llms]}
left: {broader: [right]}
right: {broader: [left]}
größe: {}
`;

const TOPICS = [
  "ai",
  "llms",
  "open-models",
  "left",
  "right",
  "strange",
  "ai/ml",
  "ai/ml/vision",
  "artificial-intelligence",
  "language-models",
  "GRÖSSE",
  "größe",
  "c++",
];
const PODCASTS = ["Talks", "Größe Cast", "東京ラジオ", "Talks Two"];
const GUESTS = ["Ada Lovelace", "Bo Größe", "Ada Sample", "Cy"];
const WORDS = [
  "model",
  "models",
  "modelling",
  "gpu",
  "gpus",
  "data",
  "e-commerce",
  "ecommerce",
  "Größe",
  "open",
  "weights",
  "東京タワー",
  "it's",
  "the",
  "zebracorn",
];

const word = fc.constantFrom(...WORDS);
const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(" "));
const topics = fc.uniqueArray(fc.constantFrom(...TOPICS), { maxLength: 3 });
const date = fc.constantFrom(null, "2024", "2024-05", "2024-05-12", "2025-01-01", "2025-01-02");

const takeaway = fc.record({ title: text, text, topics, time: fc.boolean() });

/** A section, of which a long one is searched in parts. */
const section = fc.record({
  title: fc.constantFrom("Transcript", "Notes", "Links", "Open questions"),
  lines: fc.array(
    fc.record({ mark: fc.constantFrom("", "[01:10] ", "Ada (00:03:10):\n", "00:04:00 - "), text }),
    { minLength: 1, maxLength: 4 },
  ),
  long: fc.boolean(),
});

const episodeFile = fc
  .record({
    podcast: fc.option(fc.constantFrom(...PODCASTS), { nil: null }),
    number: fc.option(fc.constantFrom("1", "2", "S2E4", "008"), { nil: null }),
    title: text,
    guests: fc.uniqueArray(fc.constantFrom(...GUESTS), { maxLength: 2 }),
    date,
    topics,
    tldr: fc.option(text, { nil: null }),
    intro: fc.option(text, { nil: null }),
    takeaways: fc.array(takeaway, { maxLength: 3 }),
    sections: fc.array(section, { maxLength: 2 }),
  })
  .map((episode) => {
    const list = (items: readonly string[]) =>
      `[${items.map((item) => JSON.stringify(item)).join(", ")}]`;
    const head = [
      ...(episode.podcast === null ? [] : [`podcast: ${episode.podcast}`]),
      ...(episode.number === null ? [] : [`number: "${episode.number}"`]),
      `title: ${JSON.stringify(episode.title)}`,
      `guests: ${list(episode.guests)}`,
      ...(episode.date === null ? [] : [`date: ${episode.date}`]),
      `topics: ${list(episode.topics)}`,
    ];
    const points = episode.takeaways.map((one, i) => {
      const tags = one.topics.map((topic) => `#${topic.replaceAll(" ", "-")}`).join(" ");
      return `### ${i + 1}. ${one.title}\n${tags}${one.time ? ` [00:0${i}:10]` : ""}\n\n${one.text}\n`;
    });
    const others = episode.sections.map(({ title, lines, long }) => {
      const own = lines.map((line) => `${line.mark}${line.text}`).join("\n\n");
      return `## ${title}\n\n${long ? `${own}\n\n`.repeat(30) : own}\n`;
    });
    return [
      `---\n${head.join("\n")}\n---\n`,
      ...(episode.intro === null ? [] : [`${episode.intro}\n`]),
      ...(episode.tldr === null ? [] : [`## TL;DR\n\n${episode.tldr}\n`]),
      ...(points.length === 0 ? [] : ["## Takeaways\n", ...points]),
      ...others,
    ].join("\n");
  });

/** The files of a library by path. */
export const files = fc.dictionary(
  fc.constantFrom("a.md", "b.md", "c/a.md", "c/2024-01-01-x.md", "d/index.md", "e f/größe.md"),
  episodeFile,
  { minKeys: 1 },
);

/** Writes files into a folder, with times long past: a longer path is a later day of January 2020. */
export function writeFiles(root: string, all: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries({ ...all, "topics.yaml": VOCABULARY })) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    const past = new Date(2020, 0, path.length, 0, 0, 0, 500);
    utimesSync(file, past, past);
  }
}

const names = fc.array(fc.constantFrom(...TOPICS), { minLength: 1, maxLength: 2 });
const term = fc.constantFrom(
  ...WORDS,
  "mod*",
  "-gpu",
  "-models",
  '"open weights"',
  '-"open weights"',
  "title:model",
  "guest:ada",
  "topic:ai",
  "topic:strange",
  "タワ",
  "xyz",
  "guest:größe",
  "e commerce",
  "titel:model",
);

/** Questions of all kinds. */
export const question: fc.Arbitrary<Query> = fc
  .record({
    topics: fc.array(names, { maxLength: 2 }),
    notTopics: fc.array(fc.constantFrom(...TOPICS), { maxLength: 1 }),
    exact: fc.boolean(),
    podcasts: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      fc.constant(["talk"]),
      fc.constant(["grosse"]),
    ),
    guests: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      fc.constant([["ada", "cy"]]),
      fc.constant([["bo"]]),
    ),
    since: fc.constantFrom(null, null, "2024-05-01", "2025-01-01"),
    until: fc.constantFrom(null, null, "2024-12-31"),
    changedSince: fc.constantFrom(null, null, new Date(2020, 0, 6).getTime()),
    sort: fc.constantFrom(null, null, "title", "date", "podcast"),
    reverse: fc.boolean(),
    limit: fc.constantFrom(Infinity, Infinity, 1, 3),
    kinds: fc.constantFrom(
      EVERYTHING.kinds,
      EVERYTHING.kinds,
      ["section"] as const,
      ["episode", "takeaway"] as const,
    ),
    typed: fc.array(term, { minLength: 1, maxLength: 3 }),
    stem: fc.boolean(),
  })
  .map(({ typed, stem, ...query }) => ({
    ...EVERYTHING,
    ...query,
    search: { clauses: typed.flatMap(clausesOf), exact: !stem },
  }));
