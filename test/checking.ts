import { checkEpisode } from "../src/check/rules/episode.ts";
import { fixText, sameContent } from "../src/check/fix.ts";
import type { Finding } from "../src/check/rules/finding.ts";
import { knownTopics } from "../src/check/rules/known-topics.ts";
import { NO_RULES } from "../src/episode/rules.ts";
import { parseVocabulary } from "../src/topics/parse.ts";

/** What a test chooses of a check. */
export interface Choice {
  path?: string;
  /** The text of `topics.yaml`. */
  topics?: string;
  closed?: boolean;
}

/** Metadata that gives no cause for a finding. */
export const HEAD = "podcast: Desk Notes\nnumber: 1\ntitle: One\ndate: 2026-01-01\n";

/** A file with this metadata and body. */
export function file(metadata: string, body = "Text.\n"): string {
  return `---\n${metadata}---\n\n${body}`;
}

function checker({ path = "desk-notes/1.md", topics = "", closed }: Choice) {
  const { vocabulary } = parseVocabulary(topics, "topics.yaml");
  const context = {
    today: "2026-03-01",
    rules: NO_RULES,
    topics: knownTopics(vocabulary, closed),
    exists: () => false,
  };
  return { vocabulary, check: (text: string) => checkEpisode(text, path, context) };
}

/** The findings of a text. */
export function findingsOf(text: string, choice: Choice = {}): Finding[] {
  return checker(choice).check(text).findings;
}

/** The same as `line code message`, in their order. */
export function problemsIn(text: string, choice: Choice = {}): string[] {
  return findingsOf(text, choice).map(({ line, code, message }) => `${line} ${code} ${message}`);
}

/** The codes of a text's findings, each once. */
export function codesIn(text: string, choice: Choice = {}): string[] {
  return [...new Set(findingsOf(text, choice).map(({ code }) => code))].sort();
}

/** A text with every fix made, and the episodes before and after. */
export function fixed(text: string, choice: Choice = {}) {
  const { check, vocabulary } = checker(choice);
  const { text: better, last } = fixText(text, check, (a, b) =>
    sameContent(a.parsed, b.parsed, vocabulary),
  );
  return { text: better, before: check(text).parsed.episode, after: last.parsed.episode };
}
