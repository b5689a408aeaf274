import { Option, type Command } from "commander";
import { addExamples } from "./help.ts";
import { list } from "./options.ts";
import type { ImportFlags } from "./import/run-import.ts";
import type { Run } from "./session.ts";

/** Declares `import`. */
export function addImport(program: Command, run: Run): void {
  const from = new Option("--from <format>", "read it as this format");
  const command = program
    .command("import")
    .argument("<source...>", "files, folders, web addresses, or - for a pasted page")
    .summary("turn pages, feeds and exports into episode files")
    .addOption(from)
    .option("--to <dir>", "the library to put them in")
    .addOption(list("--set <key=value>", "metadata, as in front matter; repeatable"))
    .addOption(list("--topic <a,b>", "topics for the episode"))
    .option("--no-topics", "look for no topics for takeaways that have none")
    .option("--dry-run", "print the files instead of writing them")
    .option("--edit", "open them in $VISUAL or $EDITOR, and check them after")
    .option("--force", "replace what is there, with a backup beside it");
  addExamples(command, [
    ["episode import page.html", "into your library"],
    ["episode import - --set number=12", "a page pasted here"],
    ["episode import notes --to talks", "all of a folder, into another"],
    ["episode import talk.md --dry-run", "see it first"],
  ]);
  // The formats bring their parsers along, so only this command's own line of help loads them.
  program.hook("preSubcommand", async (_, subcommand) => {
    if (subcommand !== command) return;
    const { IMPORTERS } = await import("../import/formats/formats.ts");
    from.choices(IMPORTERS.map(({ name }) => name));
    from.description = `${from.description}: ${IMPORTERS.map(({ name }) => name).join(", ")}`;
  });
  run(command, async ([sources], flags: ImportFlags, session) => {
    const { importSources } = await import("./import/run-import.ts");
    await importSources(sources as string[], flags, session);
  });
}
