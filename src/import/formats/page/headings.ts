import { knownSection } from "../../../episode/section-names.ts";
import type { Line } from "./lines.ts";

/** A line that names what is below it, with the text that follows on the same line. */
export interface PageHeading {
  /** `tldr`, `guests`, `takeaways`, or null for a section with no meaning of its own. */
  name: string | null;
  title: string;
  rest: string;
}

const MAX_CHARACTERS = 60;
const INLINE = /^(TL;?\s?DR|Summary|Overview)\s*[:–—-]\s+(.+)$/i;
const TAKEAWAYS =
  /^(?:(?:the|our|main|key|top|biggest|most important|\d{1,2}) )*(?:takeaways?|insights|highlights|learnings|lessons|points)$/i;
const GUESTS = /^(?:about|meet|who (?:is|are)) (?:the )?(?:guests?|speakers?)$/i;
const TLDR = /^(?:TL;?\s?DR|in short|in brief|at a glance|the short version)$/i;
const OTHERS =
  /^(?:(?:show |episode )?(?:notes|links)|(?:full )?transcript|chapters|timestamps|outline|quotes|(?:notable |memorable )quotes|resources|references|(?:books|people|links|resources)(?: and \w+)? mentioned|mentioned(?: in (?:this|the) episode)?|sponsors?|related(?: episodes)?|credits|q ?& ?a|questions(?: and answers)?|faq|further reading|keywords|topics)$/i;

/** What a line is the heading of; null where it is not a heading. */
export function headingOf({ text }: Line): PageHeading | null {
  const inline = INLINE.exec(text.slice(0, 4000));
  if (inline)
    return {
      name: "tldr",
      title: inline[1]!,
      rest: text.slice(inline[0].length - inline[2]!.length),
    };
  if (text.length > MAX_CHARACTERS) return null;
  const title = bareTitle(text);
  const name = knownSection(title) ?? meaning(title);
  if (name === null && !OTHERS.test(title)) return null;
  // An episode file is read by the plain names of its sections.
  const plain = name === null || knownSection(title) === name;
  return { name, title: plain ? title : PLAIN[name]!, rest: "" };
}

const PLAIN: Record<string, string> = { tldr: "TL;DR", guests: "Guests", takeaways: "Takeaways" };

function meaning(title: string): string | null {
  if (TAKEAWAYS.test(title)) return "takeaways";
  if (GUESTS.test(title)) return "guests";
  return TLDR.test(title) ? "tldr" : null;
}

/** A heading without the marks around it: `## Takeaways (3):` is `Takeaways`. */
function bareTitle(text: string): string {
  return text
    .replace(/^#{1,6} /, "")
    .replace(/^\*\*(.*)\*\*$/, "$1")
    .replace(/(?:\s*(?:\(\d{1,3}\)|:)|\s+#+)+$/, "")
    .trim();
}

/** Whether a line after a finished paragraph has the shape of a heading: a few words, no end. */
export function looksLikeHeading(text: string): boolean {
  return (
    /^\p{Lu}/u.test(text) &&
    !/[.!?,;:]$/.test(text) &&
    text.split(" ", 7).length <= 5 &&
    text.length <= MAX_CHARACTERS
  );
}
