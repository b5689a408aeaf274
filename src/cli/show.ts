import { nothing } from "../errors.ts";
import { findRefs, type FoundRef } from "../library/find.ts";
import { asksForTopics, type Query } from "../query/query.ts";
import { firstOf, type Store } from "../query/store.ts";
import type { EpisodeRow } from "../rows/fields.ts";
import { slug } from "../text/slug.ts";
import type { Answer } from "./answer.ts";
import { noAnswer, readRefs } from "./ask.ts";
import { command, type Asked } from "./command.ts";
import { commaList, FILTERS, queryFrom } from "./filter-flags.ts";
import { text } from "./flag.ts";
import { chooseFormat, formatFlags } from "./format-flags.ts";
import { shownAnswer, type Shown } from "./show-view.ts";

const FLAGS = {
  section: text(
    "--section <a,b>",
    "only these sections: tldr, guests, takeaways or a title's slug",
  ),
  ...FILTERS,
  ...formatFlags(["text", "markdown", "json"]),
};

/** `show`. */
export const show = command({
  argument: { about: "an episode or takeaway, a file, or - for refs from standard input" },
  flags: FLAGS,
  examples: [
    ["episode show", "the newest"],
    ["episode show 490:2", "its second takeaway"],
    ["episode show 490 --section tldr", "one section"],
    ["episode show --podcast lex --json | jq .title", "metadata for a script"],
  ],
  run: answer,
});

async function answer({ args, flags, session }: Asked<typeof FLAGS>): Promise<Answer> {
  const typed = args.length === 0 ? ["latest"] : args;
  const filters = queryFrom(flags, session.io);
  const refs = await readRefs(typed, session);
  const libraries = await session.libraries();
  const format = chooseFormat(flags, session, "markdown");
  // As a whole the file keeps its links and footnotes where they are.
  const asWritten = format === "markdown" && flags.section === null && !asksForTopics(filters);
  const query = { ...filters, asWritten };
  const noLatest = () => noAnswer("episodes", query, libraries);
  const finding = { cwd: session.io.cwd, typed, query, noLatest };
  const { found, store } = await findRefs(refs, libraries, finding);
  const shown: Shown[] = [];
  for (const [i, one] of found.entries()) {
    const row = await rowOf(one, store, query);
    if (!row) throw nothing(`${refs[i]} is there, but does not match the filters`);
    const section = one.section ?? flags.section;
    shown.push("episode" in row ? { episode: await withSections(row.episode, section) } : row);
  }
  return shownAnswer(shown, { format, flags, session });
}

/** What a ref stands for, where it answers the question. */
async function rowOf(one: FoundRef, store: Store, query: Query): Promise<Shown | null> {
  const asked = { ...query, among: [one] };
  if (one.takeaway !== null) {
    const takeaway = await firstOf(store.takeaways(asked));
    return takeaway && { takeaway };
  }
  const whole = { ...asked, asWritten: query.asWritten && one.section === null };
  const episode = await firstOf(store.episodes(whole));
  return episode && { episode };
}

/** The episode with the sections asked for only. */
async function withSections(row: EpisodeRow, section: string | null): Promise<EpisodeRow> {
  if (section === null) return row;
  const { sectionNamed } = await import("../episode/section-names.ts");
  const asked = commaList(section).map(slug);
  const names = row.sections.map(({ name }) => name);
  if (row.tldr !== null && !names.includes("tldr")) names.unshift("tldr");
  const isAsked = ({ name, title }: { name: string; title: string }) =>
    asked.includes(name) || asked.includes(sectionNamed(title)?.kind ?? "");
  if (!asked.some((name) => names.includes(name)) && !row.sections.some(isAsked))
    throw nothing(`${row.id} has no section “${section}”`, `it has ${names.join(", ") || "none"}`);
  return {
    ...row,
    sections: row.sections.filter(isAsked),
    tldr: asked.includes("tldr") ? row.tldr : null,
    takeaways: asked.includes("takeaways") ? row.takeaways : [],
  };
}
