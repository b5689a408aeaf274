import type { AssumptionCode } from "../../episode/assumption.ts";
import type { Severity } from "../../episode/problem.ts";

/** One kind of problem: its severity and description. */
interface CodeEntry {
  severity: Severity;
  about: string;
  /**
   * Problems of many files are reported once for their folder if they have the same code, or the
   * same message too. Without it, each file has its own.
   */
  shared?: "code" | "message";
}

const error = (about: string): CodeEntry => ({ severity: "error", about });
const warning = (about: string): CodeEntry => ({ severity: "warning", about });
const shared = (about: string, by: CodeEntry["shared"] = "code"): CodeEntry => ({
  severity: "warning",
  about,
  shared: by,
});

/** What reading a file may assume. */
const ASSUMPTIONS = {
  "yaml-text": shared("a value that YAML cannot take, read as the text it is"),
  "yaml-hash": shared("a value that begins with `#`, a comment in YAML, read as text"),
  "yaml-comment": shared("the end of a value that is a comment in YAML, and not read"),
  "key-repeated": shared("a key that front matter has twice"),
  "front-matter-body": shared("lines between `---` that are read as text, not as front matter"),
  "metadata-body": shared("metadata read from the body"),
  "number-guessed": shared("an episode number read from the file's name or the title"),
  "date-guessed": shared("a date read from the file's name"),
  "duration-guessed": shared("a length without a unit"),
  "name-cut": shared("text after a name that is not read as part of it"),
  "section-guessed": shared("a section read by its name alone, not by a level-two heading"),
  "takeaway-guessed": shared("a takeaway whose title is the beginning of its text"),
  "topic-guessed": shared("topics read from hashtags in a title or text"),
  "time-guessed": shared("a time read without brackets"),
} satisfies Record<AssumptionCode, CodeEntry>;

/** Every kind of problem by its code; `episode help check` lists them. */
export const CODES = {
  unreadable: error("the file or folder cannot be read"),
  unwritable: error("`--fix` could not write the file"),
  "file-too-large": error("the file is larger than any summary"),
  "not-text": error("the file is not text"),
  encoding: warning("a character was lost, or the file is not UTF-8"),
  "byte-order-mark": shared("the file begins with a byte order mark"),
  "line-ends": shared("line ends of several kinds in one file"),
  "control-character": error("a character that drives a terminal or reorders text"),
  "hidden-character": shared("a character that does not show"),
  "text-invisible": warning("a title, name or topic that shows nothing"),
  "front-matter-missing": shared("the file has no metadata"),
  "front-matter-language": error("front matter in a language that is not read"),
  "front-matter-unclosed": error("the line that ends the front matter is missing"),
  ...ASSUMPTIONS,
  "field-missing": shared("no podcast, title or date", "message"),
  "field-type": shared("a field of the wrong kind, such as a map for a date"),
  "key-unknown": shared("a key that looks like a misspelt one", "message"),
  "number-invalid": warning("an episode number that is not valid"),
  "date-invalid": warning("a date that is not valid"),
  "date-odd": warning("a day far ahead, or before there was radio"),
  "duration-invalid": warning("a length that is not valid"),
  "duration-odd": shared("a length of zero"),
  "reading-invalid": warning("a reading time that is not valid"),
  "url-invalid": warning("a url that is not a web address"),
  "guest-missing": warning("a guest of the Guests section whom the metadata does not name"),
  "section-empty": shared("a heading with nothing below it"),
  "section-double": shared("a second TL;DR or Guests section, read as a section of its own"),
  "section-unread": shared("a section that looks like takeaways and is not read as such"),
  "takeaways-unread": shared("a Takeaways section in which no takeaway is found"),
  "takeaway-untitled": warning("a takeaway without a title"),
  "takeaway-gap": warning("a takeaway's number does not follow the one before"),
  "takeaway-double": error("two takeaways with one number"),
  "start-odd": shared("a takeaway that starts after the episode's end"),
  "ref-double": { ...error("two files with one ref"), shared: "code" },
  "link-broken": error("a relative link or image to a file that is not there"),
  "anchor-broken": warning("a link to a heading that is not in the file"),
  "topic-unknown": warning("a topic that `topics.yaml` lacks, where `library.yaml` closes topics"),
  "topic-alias": shared("an alias instead of its topic", "message"),
  "topic-spelling": shared("topics with capitals, spaces or underscores"),
  "vocabulary-syntax": error("`topics.yaml` cannot be read"),
  "vocabulary-shape": error("`topics.yaml`, or an entry in it, is not a map"),
  "vocabulary-key": warning("an entry has an unknown key"),
  "vocabulary-double": error("a topic that `topics.yaml` has twice, spelt differently"),
  "rules-syntax": error("`library.yaml` cannot be read"),
  "rules-shape": error("`library.yaml` is not a map"),
  "rules-key": warning("`library.yaml` has an unknown key"),
  "rules-value": warning("a value in `library.yaml` that means nothing"),
  "alias-double": error("an alias of two topics"),
  "alias-topic": error("an alias that is a topic itself"),
  "broader-unknown": error("a broader topic that `topics.yaml` lacks"),
  "broader-cycle": error("topics that are broader than themselves"),
} as const satisfies Record<string, CodeEntry>;

/** The code of a kind of problem. */
export type Code = keyof typeof CODES;

/** The entry of a code; null for an unknown one. */
export function codeEntry(code: string): CodeEntry | null {
  return Object.hasOwn(CODES, code) ? CODES[code as Code] : null;
}
