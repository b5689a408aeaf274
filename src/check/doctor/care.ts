import { join } from "node:path";
import { parse } from "../../episode/parse.ts";
import { withGivenTopics } from "../../episode/edit/give-topics.ts";
import { rulesFor } from "../../files/read.ts";
import { rulesByFolder } from "../../files/rules-by-folder.ts";
import { isThere, readText } from "../../files/walk.ts";
import { walkLibrary } from "../../files/walk-library.ts";
import { compare } from "../../text/compare.ts";
import { count } from "../../text/count.ts";
import { parseVocabulary } from "../../topics/parse.ts";
import { diagnose, type ReportPart } from "./diagnosis.ts";
import { examine, type BareTakeaway } from "./examination.ts";
import type { Use } from "./pairs.ts";
import { proposalsFor, type Proposal } from "./proposals.ts";

/** A file that would be changed: in full, and its text before (null where it is new) and after. */
interface ProposedChange {
  file: string;
  before: string | null;
  after: string;
}

/** What a library needs, and the changes that would give it some of that. */
export interface Care {
  parts: ReportPart[];
  changes: ProposedChange[];
}

/** Looks through a library; `uses` are its topics, `wanted` the files that are looked at, in full. */
export async function careFor(
  root: string,
  uses: readonly Use[],
  wanted: ReadonlySet<string>,
): Promise<Care> {
  const walk = await walkLibrary(root);
  const rules = rulesByFolder(root, walk);
  const paths = walk.paths.filter((path) => wanted.has(join(root, path))).sort(compare);
  const seen = examine(root, paths, (path) => rulesFor(path, rules));
  const old = vocabularyText(root);
  const { parts, text } = diagnose(uses, seen.spellings, old ?? "");
  const { vocabulary } = parseVocabulary(text, "topics.yaml");
  const proposals = proposalsFor(
    seen.bare,
    uses.map(({ topic }) => topic),
    vocabulary,
  );
  const changes: ProposedChange[] = [];
  if (text !== (old ?? ""))
    changes.push({ file: join(root, "topics.yaml"), before: old, after: text });
  for (const [path, own] of byPath(proposals)) {
    const change = withTopics(root, path, own, (one) => rulesFor(one, rules));
    if (change) changes.push(change);
  }
  const first = old === null && changes[0]?.before === null;
  return {
    parts: [
      ...parts,
      ...(first ? [{ title: "No topics.yaml", lines: [`a first one has ${topicsIn(text)}`] }] : []),
      ...bareParts(proposals),
      ...lackingParts(seen.noPodcast, seen.noDate),
    ],
    changes,
  };
}

/** The text of a library's vocabulary; null where it has none that can be read. */
function vocabularyText(root: string): string | null {
  const file = join(root, "topics.yaml");
  const text = isThere(file) ? readText(file, file) : null;
  return typeof text === "string" ? text : null;
}

function topicsIn(text: string): string {
  return count(parseVocabulary(text, "topics.yaml").vocabulary.topics.size, "topic");
}

function byPath(proposals: readonly Proposal[]): Map<string, Proposal[]> {
  const files = new Map<string, Proposal[]>();
  for (const one of proposals) {
    if (one.suggestions.length === 0) continue;
    const own = files.get(one.takeaway.path);
    if (own) own.push(one);
    else files.set(one.takeaway.path, [one]);
  }
  return files;
}

function withTopics(
  root: string,
  path: string,
  proposals: readonly Proposal[],
  rulesOf: (path: string) => ReturnType<typeof rulesFor>,
): ProposedChange | null {
  const file = join(root, path);
  const before = readText(file, path);
  if (typeof before !== "string") return null;
  const rules = rulesOf(path);
  const read = { text: before, path, rules, parsed: parse(before, path, rules) };
  const given = new Map(
    proposals.map(({ takeaway, suggestions }) => [
      takeaway.at,
      suggestions.map(({ topic }) => topic),
    ]),
  );
  const after = withGivenTopics(read, given);
  return after === before ? null : { file, before, after };
}

function bareParts(proposals: readonly Proposal[]): ReportPart[] {
  const some = proposals.filter(({ suggestions }) => suggestions.length > 0);
  const none = proposals.length - some.length;
  const more = none > 0 ? [`${count(none, "takeaway")} whose words suggest none`] : [];
  const lines = [...some.map((one) => suggestionLine(one.takeaway, one)), ...more];
  return lines.length === 0 ? [] : [{ title: "Takeaways without topics", lines }];
}

function suggestionLine({ ref, title }: BareTakeaway, { suggestions }: Proposal): string {
  const tags = suggestions.map(({ topic, because }) => `#${topic} (${because})`);
  return `${ref} ${title}: ${tags.join(", ")}`;
}

function lackingParts(noPodcast: readonly string[], noDate: readonly string[]): ReportPart[] {
  return [
    {
      title: "Files without a podcast",
      lines: [...noPodcast],
      hint: "add podcast: to each, or once for a folder in its library.yaml",
    },
    { title: "Files without a date", lines: [...noDate] },
  ].filter(({ lines }) => lines.length > 0);
}
