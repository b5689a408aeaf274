import * as fc from "fast-check";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sharedFolder } from "./temporary.ts";
import { episode } from "./episode.ts";
import { runs } from "./runs.ts";

// A plain reference for the filters on topics: sets of names, nothing indexed, nothing shared with
// the program. It knows the vocabulary below, with two aliases, two levels and a circle.
const VOCABULARY = `
ai: {aliases: [artificial intelligence]}
llms: {aliases: [language_models], broader: [ai]}
open-models: {broader: [llms]}
gpus: {broader: [infrastructure]}
infrastructure: {}
left: {broader: [right]}
right: {broader: [left]}
`;
const ALIASES: Record<string, string> = {
  "artificial-intelligence": "ai",
  "language-models": "llms",
};
const BROADER: Record<string, string[]> = {
  llms: ["ai"],
  "open-models": ["llms"],
  gpus: ["infrastructure"],
  left: ["right"],
  right: ["left"],
};
const NAMES = [
  "ai",
  "llms",
  "open-models",
  "gpus",
  "infrastructure",
  "left",
  "right",
  "strange",
  "artificial-intelligence",
  "language-models",
];

/** A topic and all that is broader. */
function lineage(name: string): Set<string> {
  const seen = new Set([ALIASES[name] ?? name]);
  for (const topic of seen) for (const broader of BROADER[topic] ?? []) seen.add(broader);
  return seen;
}

interface Point {
  ref: string;
  topics: string[];
}

function answers(topics: string[], question: Question): boolean {
  const means = (asked: string) => {
    const wanted = ALIASES[asked] ?? asked;
    return topics.some((topic) =>
      question.exact ? (ALIASES[topic] ?? topic) === wanted : lineage(topic).has(wanted),
    );
  };
  return question.all.every((any) => any.some(means)) && !question.not.some(means);
}

interface Question {
  all: string[][];
  not: string[];
  exact: boolean;
}

const topics = fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 3 });
const episodes = fc.array(fc.record({ topics, points: fc.array(topics, { maxLength: 4 }) }), {
  minLength: 1,
  maxLength: 6,
});
const question: fc.Arbitrary<Question> = fc.record({
  all: fc.array(fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 }), {
    maxLength: 3,
  }),
  not: fc.array(fc.constantFrom(...NAMES), { maxLength: 2 }),
  exact: fc.boolean(),
});

const base = sharedFolder();

let count = 0;

/** Writes a library and gives what the reference knows of it. */
function writeLibrary(list: { topics: string[]; points: string[][] }[]) {
  const folder = join(base, String(count++));
  mkdirSync(folder);
  writeFileSync(join(folder, "topics.yaml"), VOCABULARY);
  const points: Point[] = [];
  for (const [i, { topics: own, points: lists }] of list.entries()) {
    const body = lists.map((names, n) => {
      points.push({ ref: `talks/${i}:${n + 1}`, topics: names.length > 0 ? names : own });
      return `### ${n + 1}. Point\n${names.map((name) => `#${name}`).join(" ")}\n\nText.\n`;
    });
    const head = `---\npodcast: Talks\nnumber: ${i}\ntitle: T\ntopics: [${own.join(", ")}]\n---\n`;
    writeFileSync(join(folder, `${i}.md`), `${head}\n## Takeaways\n\n${body.join("\n")}`);
  }
  return { folder, points };
}

test("the filters on topics find what a plain reference finds", async () => {
  await fc.assert(
    fc.asyncProperty(
      episodes,
      fc.array(question, { minLength: 5, maxLength: 5 }),
      async (list, questions) => {
        const { folder, points } = writeLibrary(list);
        for (const one of questions) {
          const argv = [
            ...one.all.flatMap((any) => ["--topic", any.join(",")]),
            ...one.not.flatMap((name) => ["--not-topic", name]),
            ...(one.exact && one.all.length + one.not.length > 0 ? ["--exact"] : []),
          ];
          const { stdout } = await episode([
            "takeaways",
            "--library",
            folder,
            "--fields",
            "ref",
            ...argv,
          ]);
          const found = stdout.split("\n").filter((ref) => ref !== "");
          const right = points.filter((point) => answers(point.topics, one)).map(({ ref }) => ref);
          expect({ argv, refs: found.toSorted() }).toEqual({ argv, refs: right.toSorted() });
        }
      },
    ),
    runs(60),
  );
});
