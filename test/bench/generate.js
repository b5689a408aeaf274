import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { randomFrom, wordOf, zipf } from "./words.js";

/** Counted up whenever other text is generated, so that no older library is taken for a new one. */
const VERSION = 1;
const SEED = 490;
const WORDS = 30_000;
const TOPICS = 200;
const TAKEAWAYS = 8;
const PER_PODCAST = 500;
const DAYS = 3650;

const topics = Array.from({ length: TOPICS }, (_, i) => `${wordOf(i)}-${wordOf(i + TOPICS)}`);

/** What the measured commands ask: a topic of about one takeaway in a hundred, and words. */
export const QUESTIONS = {
  topic: topics[38],
  common: [wordOf(60), wordOf(90)],
  rare: wordOf(28_000),
};

/** The folder of a generated library of so many episodes, made where it is not yet there whole. */
export function generate(size) {
  const root = join(tmpdir(), "episode-bench", `${size}-v${VERSION}`);
  const complete = `${root}.complete`;
  if (existsSync(complete)) return root;
  rmSync(root, { recursive: true, force: true });
  const random = randomFrom(SEED);
  write(join(root, "topics.yaml"), vocabulary());
  for (let i = 0; i < size; i++) write(join(root, pathOf(i)), episode(i, random));
  writeFileSync(complete, "");
  return root;
}

/** Where the episode of an index lies in a library: a podcast a folder. */
export function pathOf(index) {
  return `${podcastOf(index).toLowerCase().replace(" ", "-")}/${numberOf(index)}.md`;
}

/** The ref of the episode of an index. */
export function refOf(index) {
  return pathOf(index).replace(/\.md$/, "");
}

const podcastOf = (index) => `${capital(wordOf(700 + Math.floor(index / PER_PODCAST)))} Talks`;
const numberOf = (index) => (index % PER_PODCAST) + 1;

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Every fifth topic has aliases, and every third of those behind the asked one a broader topic. */
function vocabulary() {
  const entries = topics.map((topic, i) => {
    const aliases = i % 5 === 0 ? [`old-${topic}`, `${topic}s`] : [];
    const broader = i > 38 && i % 3 === 0 ? [topics[i % 30]] : [];
    return [
      `${topic}:`,
      `  label: ${capital(topic.replace("-", " "))}`,
      `  aliases: [${aliases.join(", ")}]`,
      `  broader: [${broader.join(", ")}]`,
    ].join("\n");
  });
  return `${entries.join("\n")}\n`;
}

function episode(index, random) {
  const some = (count, make) => Array.from({ length: count }, make);
  const words = (count) => some(count, () => wordOf(zipf(random, WORDS))).join(" ");
  const sentence = () => `${capital(words(8 + Math.floor(random() * 8)))}.`;
  const prose = (count) => some(count, sentence).join(" ");
  const tags = () => [...new Set(some(2, () => topics[zipf(random, TOPICS)]))];
  const name = () =>
    capital(wordOf(Math.floor(random() * 400))) + ` ${capital(wordOf(zipf(random, 2000)))}`;
  const takeaway = (_, i) => {
    const start = new Date((i * 600 + Math.floor(random() * 500)) * 1000).toISOString();
    const line = [...tags().map((tag) => `#${tag}`), `[${start.slice(11, 19)}]`].join(" ");
    return `### ${i + 1}. ${capital(words(6))}\n${line}\n\n${prose(5)}\n`;
  };
  const day = new Date(Date.UTC(2016, 0, 1 + Math.floor(random() * DAYS)));
  return [
    "---",
    `podcast: ${podcastOf(index)}`,
    `number: ${numberOf(index)}`,
    `title: "${capital(words(7))}"`,
    `guests: [${name()}, ${name()}]`,
    `date: ${day.toISOString().slice(0, 10)}`,
    `duration: ${1 + Math.floor(random() * 3)}h ${Math.floor(random() * 60)}m`,
    `reading_time: ${5 + Math.floor(random() * 20)} min`,
    `url: https://example.org/${refOf(index)}`,
    `topics: [${[...tags(), ...tags()].join(", ")}]`,
    "---",
    `\n## TL;DR\n\n${prose(5)}\n`,
    `## Guests\n\n${prose(2)}\n`,
    "## Takeaways\n",
    some(TAKEAWAYS, takeaway).join("\n"),
  ].join("\n");
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
