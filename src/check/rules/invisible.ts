import type { Parsed } from "../../episode/parse.ts";
import type { Place } from "../../episode/problem.ts";
import { statementsOf, type Statement } from "../../episode/statements.ts";
import type { Field } from "../../episode/keys.ts";
import type { Note } from "./finding.ts";

/** A character that shows: no filler, joiner, space, mark by itself or empty braille cell. */
const INK = /[^\p{Default_Ignorable_Code_Point}\p{Z}\p{C}\p{M}\s\u{2800}]/u;

/** Notes titles, names and topics that are there and show nothing. */
export function checkInvisible(
  { episode, layout }: Parsed,
  stated: readonly Statement[],
  note: Note,
): void {
  const { podcast, title, guests, hosts, topics, takeaways } = episode;
  const report = (what: string, place: Place) =>
    note("text-invisible", place, `${what} shows nothing`, "write it in visible characters");
  const texts: [Field, string, readonly (string | null)[]][] = [
    ["podcast", "the podcast", [podcast]],
    ["title", "the title", [title]],
    ["guests", "a guest's name", guests],
    ["hosts", "a host's name", hosts],
    ["topics", "a topic", topics],
  ];
  for (const [field, what, values] of texts) {
    if (values.every((text) => text === null || isVisible(text))) continue;
    report(what, statementsOf(stated, field)[0]?.place ?? { line: 1, column: 1 });
  }
  for (const [i, { number, title: words, topics: own }] of takeaways.entries()) {
    const place = { line: layout.takeaways[i]!, column: 1 };
    if (words !== "" && !isVisible(words)) report(`the title of takeaway ${number}`, place);
    if (!own.every(isVisible)) report("a topic", place);
  }
}

function isVisible(text: string): boolean {
  return INK.test(text);
}
