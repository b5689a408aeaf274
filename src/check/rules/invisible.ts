import type { Place } from "../../episode/problem.ts";
import { statementsOf } from "../../episode/statements.ts";
import type { FieldName } from "../../episode/fields.ts";
import type { CheckContext } from "./context.ts";

/** A visible character: not a filler, joiner, space, combining mark or empty braille cell. */
const INK = /[^\p{Default_Ignorable_Code_Point}\p{Z}\p{C}\p{M}\s\u{2800}]/u;

/** Reports titles, names and topics without visible characters. */
export function checkInvisible({ parsed, statements, report }: CheckContext): void {
  const { episode, layout } = parsed;
  const { podcast, title, guests, hosts, topics, takeaways } = episode;
  const reportText = (what: string, place: Place) =>
    report("text-invisible", {
      ...place,
      message: `${what} shows nothing`,
      hint: "write it in visible characters",
    });
  const texts: [FieldName, string, readonly (string | null)[]][] = [
    ["podcast", "the podcast", [podcast]],
    ["title", "the title", [title]],
    ["guests", "a guest's name", guests],
    ["hosts", "a host's name", hosts],
    ["topics", "a topic", topics],
  ];
  for (const [field, what, values] of texts) {
    if (values.every((text) => text === null || isVisible(text))) continue;
    reportText(what, statementsOf(statements, field)[0]?.place ?? { line: 1, column: 1 });
  }
  for (const [i, { number, title: words, topics: own }] of takeaways.entries()) {
    const place = { line: layout.takeaways[i]!, column: 1 };
    if (words !== "" && !isVisible(words)) reportText(`the title of takeaway ${number}`, place);
    if (!own.every(isVisible)) reportText("a topic", place);
  }
}

function isVisible(text: string): boolean {
  return INK.test(text);
}
