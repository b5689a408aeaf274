import type { Severity } from "../episode/problem.ts";

/** One kind of problem: how much it matters, and what it says of a file. */
interface CodeEntry {
  severity: Severity;
  about: string;
}

const error = (about: string): CodeEntry => ({ severity: "error", about });
const warning = (about: string): CodeEntry => ({ severity: "warning", about });

/** Every kind of problem there is, by its code; the README's table is made of it. */
export const CODES = {
  unreadable: error("the file or folder cannot be read"),
  unwritable: error("`--fix` could not write the file"),
  "file-too-large": error("the file is larger than any summary"),
  "not-text": error("the file is not text"),
  encoding: warning("a character was lost, or the file is not UTF-8"),
  "byte-order-mark": warning("the file begins with an invisible mark"),
  "line-ends": warning("line ends of several kinds in one file"),
  "control-character": error("a character that drives a terminal, hides or reorders text"),
  "front-matter-missing": warning("the file has no facts at its head"),
  "front-matter-language": error("front matter in a language that is not read"),
  "front-matter-unclosed": error("the line that ends the front matter is missing"),
  "front-matter-shape": error("front matter that is no list of facts"),
  "front-matter-syntax": error("front matter that cannot be read"),
  "fact-missing": warning("no podcast, title or date"),
  "fact-type": error("a fact of the wrong kind, such as a list for a title"),
  "key-unknown": warning("a key that looks like a misspelt one"),
  "number-invalid": warning("an episode number that is none"),
  "date-invalid": error("a date that is none"),
  "date-odd": warning("a day far ahead, or before there was radio"),
  "duration-invalid": error("a length that is none"),
  "duration-odd": warning("no length at all, or more than a day"),
  "reading-invalid": error("a reading time that is none"),
  "reading-odd": warning("no time at all, or more than a day"),
  "url-invalid": error("a url that is no web address"),
  "guest-missing": warning("a guest of the Guests section who is not among the facts"),
  "section-empty": warning("a heading with nothing below it"),
  "section-double": warning("a second section of a kind, which is not read"),
  "takeaways-unread": warning("a Takeaways section in which no takeaway is found"),
  "takeaway-untitled": warning("a takeaway without a title"),
  "takeaway-gap": warning("a takeaway's number does not follow the one before"),
  "takeaway-double": error("two takeaways with one number"),
  "start-odd": warning("a takeaway that starts after the episode's end"),
  "ref-double": error("two files with one ref"),
  "link-broken": error("a relative link or image to a file that is not there"),
  "anchor-broken": warning("a link to a heading that is not in the file"),
  "topic-unknown": warning("a topic that `topics.yaml` does not have"),
  "topic-alias": warning("an alias in the place of its topic"),
  "topic-spelling": warning("topics with capitals, blanks or underscores"),
  "vocabulary-syntax": error("`topics.yaml` cannot be read"),
  "vocabulary-shape": error("`topics.yaml`, or an entry in it, is no map"),
  "vocabulary-key": warning("an entry has a key that means nothing"),
  "vocabulary-double": error("a topic that stands there twice, spelt differently"),
  "alias-double": error("an alias of two topics"),
  "alias-topic": error("an alias that is a topic itself"),
  "broader-unknown": error("a broader topic that is not there"),
  "broader-cycle": error("topics that are broader than themselves"),
} as const satisfies Record<string, CodeEntry>;

/** The name of a kind of problem. */
export type Code = keyof typeof CODES;
