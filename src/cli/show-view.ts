import { UserError } from "../errors.ts";
import { widthOf } from "../render/layout.ts";
import type { EpisodeRow, TakeawayRow } from "../rows/fields.ts";
import type { Answer } from "./answer.ts";
import { fieldsFrom, type FormatFlags } from "./format-flags.ts";
import type { Session } from "./session.ts";

/** An episode or a single takeaway, as it will be printed. */
export type Shown = { episode: EpisodeRow } | { takeaway: TakeawayRow };

/** How they are to be printed. */
interface View {
  format: string;
  flags: FormatFlags & { section: string | null };
  session: Session;
}

/** Episodes and takeaways as text. Throws a UserError where the format has no fields. */
export async function shownAnswer(shown: readonly Shown[], view: View): Promise<Answer> {
  if (view.flags.fields !== null && view.format !== "json")
    throw new UserError("--fields has no meaning here without --json");
  const render = await renderer(view);
  const after = () => pointOn(shown, view.session);
  const text = async function* (): AsyncIterable<string> {
    for (const [i, one] of shown.entries()) yield await render(one, i);
  };
  return { text: text(), styled: view.format === "text", after };
}

type Render = (one: Shown, i: number) => string | Promise<string>;

async function renderer({ format, flags, session }: View): Promise<Render> {
  if (format === "json") {
    const { toJson } = await import("../render/json.ts");
    const { pick } = await import("../render/values.ts");
    return (one) => {
      const [kind, row] =
        "episode" in one
          ? (["episode", one.episode] as const)
          : (["takeaway", one.takeaway] as const);
      return `${toJson(pick({ ...row }, fieldsFrom(flags.fields, { kind, format })))}\n`;
    };
  }
  if (format === "markdown") {
    const { episodeMarkdown, takeawayMarkdown } = await import("../render/as-markdown.ts");
    const part = flags.section !== null;
    return (one, i) => {
      const before = i === 0 ? "" : "\n";
      if ("takeaway" in one) return before + takeawayMarkdown(one.takeaway);
      return before + episodeMarkdown(one.episode, part);
    };
  }
  const { showEpisode, showTakeaway } = await import("../render/show.ts");
  const screen = await session.screen();
  return (one) =>
    "episode" in one ? showEpisode(one.episode, screen) : showTakeaway(one.takeaway, screen);
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
  const { inMargin, whichLibrary } = await import("./footer.ts");
  const where = whichLibrary(session);
  const [short, long] = [next[0]!, next.slice(0, 2).join(" · ")].map((text) => `next: ${text}`);
  const lines = [long!, short!].map((text) => (where === null ? text : `${where} · ${text}`));
  const fits = (line: string) => widthOf(inMargin(line, session)) < err.columns;
  const fitting = lines.find(fits) ?? `${where === null ? "" : `${where}\n`}${short}`;
  for (const line of fitting.split("\n")) await session.note(inMargin(line, session));
}
