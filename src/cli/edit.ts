import { placeOf, readPlace } from "../change/change-file.ts";
import { UserError } from "../errors.ts";
import type { FoundRef } from "../library/find.ts";
import type { Parsed } from "../episode/parse.ts";
import { findToChange, groundsOf } from "./changing.ts";
import { command } from "./command.ts";
import { editFile, editorOf } from "./editing.ts";

/** `edit`. */
export const edit = command({
  argument: { about: "an episode, or the takeaway or section to begin at" },
  flags: {},
  examples: [
    ["episode edit 490", "its file, in $VISUAL or $EDITOR"],
    ["episode edit 490:2", "at its second takeaway"],
  ],
  async run({ args, session }) {
    const editor = editorOf(session.io);
    if (editor === null)
      throw new UserError("no editor is set", "set VISUAL or EDITOR, such as EDITOR=nano");
    const { found } = await findToChange(args[0]!, session);
    const { parsed } = readPlace(await placeOf(found.file, groundsOf(session)));
    await editFile(editor, { file: found.file, line: lineOf(found, parsed) }, session);
    return null;
  },
});

/** The line that a takeaway or section begins on, counted from 1; null for the whole episode. */
function lineOf({ takeaway, section }: FoundRef, { episode, layout }: Parsed): number | null {
  if (takeaway !== null)
    return (
      layout.takeaways[episode.takeaways.findIndex(({ number }) => number === takeaway)] ?? null
    );
  if (section === null) return null;
  return layout.sections[episode.sections.findIndex(({ name }) => name === section)] ?? null;
}
