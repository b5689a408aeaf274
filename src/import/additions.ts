import { dump } from "js-yaml";
import { withoutUser } from "../episode/address.ts";
import type { Episode } from "../episode/episode.ts";
import { readFacts } from "../episode/facts.ts";
import { readFrontMatter } from "../episode/front-matter.ts";
import { knownKey, type Field } from "../episode/keys.ts";
import { collect } from "../episode/problem.ts";
import { frontStatements } from "../episode/statements.ts";
import { cleanLine } from "../text/clean.ts";
import { unique } from "../text/compare.ts";
import { topicName } from "../text/topic-name.ts";
import { hasScheme } from "../text/web-address.ts";
import { plainRecord } from "../episode/values.ts";
import { UserError } from "../errors.ts";

/** Adds the facts a person gave to an episode. */
export type Additions = (episode: Episode) => Episode;

/**
 * The facts of `--set key=value` and `--topic a,b`, ready to be added. Throws a UserError where one
 * is not a fact.
 */
export function additionsFrom(sets: readonly string[], topics: readonly string[]): Additions {
  const facts = Object.assign({}, ...sets.map(factOf)) as Partial<Episode>;
  const extra = plainRecord(sets.flatMap((set) => Object.entries(factOf(set).extra ?? {})));
  const names = unique(topics.map(topicName)).filter((topic) => topic !== "");
  return (episode) => ({
    ...episode,
    ...facts,
    topics: unique([...(facts.topics ?? episode.topics), ...names]),
    sections: episode.sections.map((section) =>
      section.name === "tldr" && facts.tldr ? { ...section, markdown: facts.tldr } : section,
    ),
    extra: plainRecord([...Object.entries(episode.extra), ...Object.entries(extra)]),
  });
}

/** What one `key=value` says, read as front matter is. */
function factOf(text: string): Partial<Episode> {
  const [, key = "", said = ""] = /^\s*([^=]*?)\s*=\s*([^]*?)\s*$/.exec(text) ?? [];
  const value = hasScheme(said) ? withoutUser(said) : said;
  if (key === "" || value === "")
    throw new UserError(`--set ${text} is no fact`, "write it as --set date=2026-02-01");
  const fact = String(Number(value)) === value ? Number(value) : cleanLine(value);
  const { problems, report } = collect("");
  const front = readFrontMatter(`---\n${dump({ [key]: fact })}---\n`, report);
  const read = readFacts(front, frontStatements(front), report, () => {});
  const { description, takeaways: _, fromBody: __, ...facts } = read;
  const [problem] = problems;
  if (problem) throw new UserError(`--set ${key}=${value}: ${problem.message}`, problem.hint);
  if (isKey("url", key) && facts.url === null)
    throw new UserError(
      `--set ${key}=${value}: that is not a web address`,
      "an address begins with https://",
    );
  if (isKey("number", key) && facts.number === null && facts.title === null)
    throw new UserError(
      `--set ${key}=${value}: that is no episode number`,
      "write it as 490, 315.5 or S2E4",
    );
  if (description) return { tldr: description.text };
  return Object.fromEntries(Object.entries(facts).filter(([, one]) => !isEmpty(one)));
}

function isKey(field: Field, key: string): boolean {
  return knownKey(key)?.field === field;
}

function isEmpty(fact: unknown): boolean {
  if (fact === null || fact === "") return true;
  return typeof fact === "object" && Object.keys(fact).length === 0;
}
