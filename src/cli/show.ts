import type { Command } from "commander";
import { sectionNamed } from "../episode/section-names.ts";
import { slug } from "../text/slug.ts";
import { nothing, UserError } from "../errors.ts";
import { takeawayCount } from "../query/cards.ts";
import { episodeOf, fileOf, headOf, takeawayOf, type LibraryShelf } from "../library/library.ts";
import { selectAmong, type Query, type Selected } from "../query/query.ts";
import { episodeRow, takeawayRow, type EpisodeRow, type TakeawayRow } from "../rows/rows.ts";
import { ask, finderFor, noAnswer, readRefs } from "./ask.ts";
import { addExamples } from "./help.ts";
import {
  addFilters,
  addFormats,
  asksForTopics,
  commaList,
  fieldsFrom,
  queryFrom,
  type FilterFlags,
  type FormatFlags,
} from "./options.ts";
import { chooseFormat, printPieces } from "./print.ts";
import type { Run, Session } from "./session.ts";

type Flags = FilterFlags & FormatFlags & { section?: string };
type Selection = Selected<LibraryShelf>;

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
  const query = queryFrom(flags, session.io);
  const refs = await readRefs([arg], session);
  const libraries = await session.libraries();
  const find = await finderFor(libraries, [arg], session);
  const format = chooseFormat(flags, session, "markdown");
  // As a whole the file keeps its links and footnotes where they are.
  const written = format === "markdown" && flags.section === undefined && !asksForTopics(query);
  const shown: Shown[] = [];
  for (const ref of refs) {
    if (ref === "latest") {
      const newest = ask(query, libraries).find((one) => answers(one, query));
      if (!newest) throw noAnswer("episodes", query, libraries);
      shown.push({ episode: withSections(wholeRow(newest, query, written), flags) });
      continue;
    }
    const entry = await find(ref);
    const { takeaway } = entry;
    const one = selectAmong([entry], query).find((selected) => answers(selected, query));
    if (!one || (takeaway !== null && !one.takeaways.includes(takeaway)))
      throw nothing(`${ref} is there, but does not match the filters`);
    shown.push(
      takeaway === null
        ? { episode: withSections(wholeRow(one, query, written), flags) }
        : {
            takeaway: takeawayRow(headOf(one), takeawayOf(one, takeaway), one.shelf.vocabulary),
          },
    );
  }
  await print(shown, flags, session);
  await pointOn(shown, session);
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

/** With filters on topics an episode is worth showing for its takeaways, if it has any. */
function answers({ shelf, episode, whole, takeaways }: Selection, query: Query): boolean {
  if (!asksForTopics(query) || takeawayCount(shelf.cards, episode) === 0) return whole;
  return takeaways.length > 0;
}

function wholeRow(one: Selection, query: Query, written: boolean): EpisodeRow {
  const row = episodeRow(episodeOf(one), fileOf(one), one.shelf.vocabulary, written);
  if (!asksForTopics(query)) return row;
  return { ...row, takeaways: row.takeaways.filter((_, index) => one.takeaways.includes(index)) };
}

/** The episode with the sections asked for only. */
function withSections(row: EpisodeRow, { section }: Flags): EpisodeRow {
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
