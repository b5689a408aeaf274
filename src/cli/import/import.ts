import { IMPORTERS } from "../../import/formats/formats.ts";
import { command } from "../command.ts";
import { no, oneOf, text, texts, yes } from "../flag.ts";
import { importSources } from "./run-import.ts";

const FORMATS = IMPORTERS.map(({ name }) => name);

/** The flags of `import`. */
const FLAGS = {
  from: oneOf(
    "--from <format>",
    `read every source as this format: ${FORMATS.join(", ")}`,
    FORMATS,
  ),
  to: text("--to <dir>", "the library to import into"),
  set: texts("--set <key=value>", "metadata, as in front matter; repeatable"),
  topic: texts("--topic <a,b>", "topics for the episode"),
  topics: no("--no-topics", "suggest no topics for takeaways without any"),
  dryRun: yes("--dry-run", "print the files instead of writing them"),
  edit: yes("--edit", "then open them in $VISUAL or $EDITOR, and check them"),
  force: yes("--force", "replace an existing file, and keep a backup"),
  yes: yes("-y, --yes", "write what was pasted without asking"),
};

/** `import`. */
export const importCommand = command({
  argument: { about: "files, folders, web addresses, or - for a pasted page" },
  flags: FLAGS,
  examples: [
    ["episode import page.html", "into your library"],
    ["episode import - --set number=12", "a page pasted here"],
    ["episode import notes --to talks", "all of a folder, into another"],
    ["episode import talk.md --dry-run", "see it first"],
  ],
  run: ({ args, flags, session }) => importSources(args, flags, session),
});
