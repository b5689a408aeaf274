import type { Command } from "commander";
import { sectionNamed } from "../episode/section-names.ts";
import { nothing, UserError } from "../errors.ts";
import type { FoundRef } from "../library/find.ts";
import { asksForTopics, type Query } from "../query/query.ts";
import { firstOf, type Store } from "../query/store.ts";
import type { EpisodeRow, TakeawayRow } from "../rows/rows.ts";
import { slug } from "../text/slug.ts";
import { noAnswer, readRefs } from "./ask.ts";
import { addExamples } from "./help.ts";
import {
  addFilters,
  addFormats,
  commaList,
  fieldsFrom,
  queryFrom,
  type FilterFlags,
  type FormatFlags,
} from "./options.ts";
import { chooseFormat, printPieces } from "./print.ts";
import type { Run, Session } from "./session.ts";

type Flags = FilterFlags & FormatFlags & { section?: string };

/** An episode or a single takeaway, as it will be printed. */
type Shown = { episode: EpisodeRow } | { takeaway: TakeawayRow };

/** Declares `show`. */
export function addShow(program: Command, run: Run): void {
  const command = program
    .command("show")
    .argument(
      "[ref]",
      "an episode or takeaway, a file, or - for refs from standard input",
      "latest",
    )
    .option("--section <a,b>", "only these sections: tldr, guests, takeaways or a title's slug")
    .summary("one episode, or one of its takeaways");
  addFormats(addFilters(command), ["text", "markdown", "json"]);
  addExamples(command, [
    ["episode show", "the newest"],
    ["episode show 490:2", "its second takeaway"],
    ["episode show 490 --section tldr", "one section"],
    ["episode show --podcast lex --json | jq .title", "facts for a script"],
  ]);
  run(command, ([ref], flags: Flags, session) => show(ref as string, flags, session));
}

async function show(arg: string, flags: Flags, session: Session): Promise<void> {
  const filters = queryFrom(flags, session.io);
  const refs = await readRefs([arg], session);
  const libraries = await session.libraries();
  const format = chooseFormat(flags, session, "markdown");
  // As a whole the file keeps its links and footnotes where they are.
  const asWritten = format === "markdown" && flags.section === undefined && !asksForTopics(filters);
  const query = { ...filters, asWritten };
  const { findRefs } = await import("../library/find.ts");
  const noLatest = () => noAnswer("episodes", query, libraries);
  const finding = { cwd: session.io.cwd, typed: [arg], query, noLatest };
  const { found, store } = await findRefs(refs, libraries, finding);
  const shown: Shown[] = [];
  for (const [i, one] of found.entries()) {
    const row = await rowOf(one, store, query);
    if (!row) throw nothing(`${refs[i]} is there, but does not match the filters`);
    const section = one.section ?? flags.section;
    shown.push("episode" in row ? { episode: withSections(row.episode, section) } : row);
  }
  await print(shown, flags, session);
  await pointOn(shown, session);
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

/** On a terminal, what could be asked next. */
async function pointOn(shown: readonly Shown[], session: Session): Promise<void> {
  const { out, err } = session.io;
  const [one] = shown;
  if (!one || !out.tty || !err.tty) return;
  const takeaways = "episode" in one ? one.episode.takeaways : [one.takeaway];
  const topic = takeaways.flatMap(({ topics }) => topics)[0];
  const next = [
    ...("episode" in one ? [] : [`episode show ${one.takeaway.episode}`]),
    ...(topic === undefined ? [] : [`episode takeaways --topic ${topic}`]),
    "episode list",
  ];
  const line = `  next: ${next.slice(0, 2).join(" · ")}`;
  await session.note(line.length < err.columns ? line : `  next: ${next[0]}`);
}

/** The episode with the sections asked for only. */
function withSections(row: EpisodeRow, section: string | undefined): EpisodeRow {
  if (section === undefined) return row;
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

async function print(shown: Shown[], flags: Flags, session: Session): Promise<void> {
  const format = chooseFormat(flags, session, "markdown");
  if (flags.fields !== undefined && format !== "json")
    throw new UserError("--fields has no meaning here without --json");
  const render = await renderer(format, flags, session);
  await printPieces(session, shown.map(render), format === "text");
}

async function renderer(format: string, flags: Flags, session: Session) {
  if (format === "json") {
    const { toJson } = await import("../render/json.ts");
    const { pick } = await import("../render/values.ts");
    return (one: Shown) => {
      const [kind, row] =
        "episode" in one
          ? (["episode", one.episode] as const)
          : (["takeaway", one.takeaway] as const);
      return `${toJson(pick({ ...row }, fieldsFrom(flags, format, kind, [])))}\n`;
    };
  }
  if (format === "markdown") {
    const { episodeMarkdown, takeawayMarkdown } = await import("../render/as-markdown.ts");
    const part = flags.section !== undefined;
    return (one: Shown, i: number) => {
      const before = i === 0 ? "" : "\n";
      if ("takeaway" in one) return before + takeawayMarkdown(one.takeaway);
      return before + episodeMarkdown(one.episode, part);
    };
  }
  const { showEpisode, showTakeaway } = await import("../render/show.ts");
  const screen = await session.screen();
  return (one: Shown) =>
    "episode" in one ? showEpisode(one.episode, screen) : showTakeaway(one.takeaway, screen);
}
