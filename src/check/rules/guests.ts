import { fold } from "../../text/fold.ts";
import type { CheckContext } from "./context.ts";
import { lineAt } from "./source-text.ts";

const LEAD = /^ {0,3}([-*+] +|\d{1,3}[.)] +|#{3,6} +)?(?:\*\*|__)([^*_]{2,80}?)[:,.]?(?:\*\*|__)/;
/** A limit, as every name is compared with all guests. */
const MOST = 100;
const PARTICLE = /^(?:al|ap|bin|da|de|del|der|di|dos|du|el|la|le|of|ten|ter|van|von|y|zu)$/;
/** Labels of details about a guest. */
const LABEL =
  /^(?:about|affiliation|author|background|bio|books?|career|company|current|education|expertise|former|handle|key|known|links?|notable|occupation|podcast|position|previous|profession|role|title|twitter|website|work)\b/i;

/** Reports the bold names that lines of the Guests section begin with and the metadata lacks. */
export function checkGuests({ parsed, source, report }: CheckContext): void {
  const { episode, layout } = parsed;
  const index = episode.sections.findIndex(({ name }) => name === "guests");
  const section = episode.sections[index];
  if (!section?.markdown.includes("**") && !section?.markdown.includes("__")) return;
  const known = [...episode.guests, ...episode.hosts].slice(0, MOST).map(fold);
  const first = layout.sections[index]! + 1;
  const end = layout.sections[index + 1] ?? source.starts.length + 1;
  const leads = [];
  let prose = false;
  for (let line = first; line < end; line++) {
    const text = lineAt(source, line);
    const [, marker, words = ""] = LEAD.exec(text) ?? [];
    const name = words.trim();
    // A list below a paragraph is about the guest in that paragraph.
    if (isName(name) && !(marker !== undefined && prose))
      leads.push({ name, place: { line, column: text.indexOf(name) + 1 } });
    prose ||= /^[^\s*_#>+\d-]/.test(text);
  }
  const strange = leads.filter(({ name }) => !isKnown(fold(name), known));
  // If none of the names is a guest's, bold is used for something else.
  if (known.length > 0 && strange.length === leads.length) return;
  for (const { name, place } of strange)
    report("guest-missing", {
      ...place,
      message: `${name} is not among the guests`,
      hint: `add ${name} to guests:`,
    });
}

function isKnown(name: string, known: readonly string[]): boolean {
  return known.some((one) => one.includes(name) || name.includes(one));
}

/** Whether a text is two to six words with capitals; in other scripts names are not recognised. */
function isName(text: string): boolean {
  const words = text.split(/\s+/);
  const named = words.filter((word) => /^[\p{Lu}\p{Lt}]/u.test(word));
  const fits = words.every((word) => named.includes(word) || PARTICLE.test(word));
  return fits && named.length >= 2 && words.length <= 6 && !/\d/.test(text) && !LABEL.test(text);
}
