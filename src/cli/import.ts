import { Option, type Command } from "commander";
import { addExamples } from "./help.ts";
import { list } from "./options.ts";
import type { ImportFlags } from "./import/run-import.ts";
import type { Run } from "./session.ts";

/** Declares `import`. */
export function addImport(program: Command, run: Run): void {
  const from = new Option("--from <format>", "read every source as this format");
  const command = program
    .command("import")
    .argument("<source...>", "files, folders, web addresses, or - for a pasted page")
    .summary("turn pages, feeds and exports into episode files")
    .addOption(from)
    .option("--to <dir>", "the library to import into")
    .addOption(list("--set <key=value>", "metadata, as in front matter; repeatable"))
    .addOption(list("--topic <a,b>", "topics for the episode"))
    .option("--no-topics", "suggest no topics for takeaways without any")
    .option("--dry-run", "print the files instead of writing them")
    .option("--edit", "then open them in $VISUAL or $EDITOR, and check them")
    .option("--force", "replace an existing file, and keep a backup");
  addExamples(command, [
    ["episode import page.html", "into your library"],
    ["episode import - --set number=12", "a page pasted here"],
    ["episode import notes --to talks", "all of a folder, into another"],
    ["episode import talk.md --dry-run", "see it first"],
  ]);
  // The formats load their parsers, so they are imported only for this command.
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
