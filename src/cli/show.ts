import { nothing, UserError } from "../errors.ts";
import type { FoundRef } from "../library/find.ts";
import { asksForTopics, type Query } from "../query/query.ts";
import { firstOf, type Store } from "../query/store.ts";
import type { EpisodeRow } from "../rows/fields.ts";
import { nearestOf } from "../text/nearest.ts";
import { slug } from "../text/slug.ts";
import type { Answer } from "./answer.ts";
import { findAll, noAnswer, readRefs } from "./ask.ts";
import { command, type Asked } from "./command.ts";
import { commaList, FILTERS, queryFrom } from "./filter-flags.ts";
import { offering, text } from "./flag.ts";
import { chooseFormat, formatFlags } from "./format-flags.ts";
import { shownAnswer, type Shown } from "./show-view.ts";

const FLAGS = {
  section: offering(
    text("--section <a,b>", "only these sections: tldr, guests, takeaways or a title's slug"),
    ["tldr", "guests", "takeaways"],
  ),
  ...FILTERS,
  ...formatFlags(["text", "markdown", "json"], "episode"),
};

/** `show`. */
export const show = command({
  argument: { about: "episodes or takeaways, files, or - for refs from standard input" },
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
  const asked = await findAll(refs, libraries, { typed, query, noLatest }, session);
  const { found, store, after } = asked;
  refusePart(found, flags.section);
  const shown: Shown[] = [];
  for (const one of found) {
    const row = await shownOf(one, flags.section, { store, query });
    if (!(row instanceof UserError)) shown.push(row);
    else if (refs.length === 1) throw row;
    else await asked.report(row);
  }
  const answered = await shownAnswer(shown, { format, flags, session });
  return { ...answered, after: async () => (await answered.after?.()) ?? after() };
}

/** Throws a UserError where a section is asked for of what is a part of an episode itself. */
function refusePart(found: readonly FoundRef[], section: string | null): void {
  const part = found.find((one) => one.takeaway !== null || one.section !== null);
  if (section === null || !part) return;
  const ref = part.takeaway === null ? `#${part.section}` : `:${part.takeaway}`;
  throw new UserError(
    `--section is for whole episodes, and ${part.id}${ref} is a part of one`,
    `\`episode show ${part.id} --section ${section}\` shows it`,
  );
}

/** What a ref stands for, as it is shown, or why there is nothing to show. */
async function shownOf(
  one: FoundRef,
  asked: string | null,
  { store, query }: { store: Store; query: Query },
): Promise<Shown | UserError> {
  const row = await rowOf(one, store, query);
  const ref = one.takeaway === null ? one.id : `${one.id}:${one.takeaway}`;
  if (!row) return nothing(`${ref} is there, but does not match the filters`);
  const section = one.section ?? asked;
  if (section === null || !("episode" in row)) return row;
  const episode = await withSections(row.episode, section);
  return episode instanceof UserError ? episode : { episode };
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

/** The episode with the sections asked for only, or that it lacks one of them. */
async function withSections(row: EpisodeRow, list: string): Promise<EpisodeRow | UserError> {
  const { sectionNamed } = await import("../episode/section-names.ts");
  const names = row.sections.map(({ name }) => name);
  if (row.tldr !== null && !names.includes("tldr")) names.unshift("tldr");
  const kinds = new Set(row.sections.map(({ title }) => sectionNamed(title)?.kind));
  const asked = commaList(list).map((typed) => ({ typed, name: slug(typed) }));
  for (const { typed, name } of asked)
    if (!names.includes(name) && !kinds.has(name as never))
      return new UserError(
        `${row.id} has no section “${typed}”`,
        nearestOf(names, name, `it has ${names.join(", ") || "none"}`),
      );
  const wanted = new Set(asked.map(({ name }) => name));
  return {
    ...row,
    sections: row.sections.filter(
      ({ name, title }) => wanted.has(name) || wanted.has(sectionNamed(title)?.kind ?? ""),
    ),
    tldr: wanted.has("tldr") ? row.tldr : null,
    takeaways: wanted.has("takeaways") ? row.takeaways : [],
  };
}
