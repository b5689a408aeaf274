import { join } from "node:path";
import { createEpisode, newEpisode } from "../change/new-episode.ts";
import { METADATA, type MetadataField } from "../episode/fields.ts";
import { givenMetadata } from "../episode/given-metadata.ts";
import type { Episode } from "../episode/episode.ts";
import { NO_RULES } from "../episode/rules.ts";
import { UserError } from "../errors.ts";
import { rulesAbove } from "../files/rules-file.ts";
import { removeFile } from "../files/write.ts";
import { readText } from "../files/walk.ts";
import { fromHere } from "../library/folders.ts";
import { targetLibrary } from "../library/target-library.ts";
import { visible } from "../text/clean.ts";
import { command } from "./command.ts";
import { editFile, editorOf } from "./editing.ts";
import { commaList } from "./filter-flags.ts";
import { texts, type Flag } from "./flag.ts";

/** Lists have the names that filters have. */
const LIST_FLAGS: Readonly<Record<string, string>> = {
  guests: "guest",
  hosts: "host",
  topics: "topic",
};

/** A flag for each field of metadata, by the field's name; lists may be given in several. */
const FLAGS: Readonly<Record<string, Flag<string[]>>> = Object.fromEntries(
  METADATA.map((field) => [
    field.name,
    texts(`--${flagOf(field)} <${valueOf(field)}>`, field.about),
  ]),
);

/** `new`. */
export const newCommand = command({
  flags: FLAGS,
  examples: [
    ["episode new --podcast 'Desk Notes' --number 13", "in your editor"],
    ["episode new --title Lamps --guest 'Ada, Bo' --topic light", "with more of it"],
  ],
  async run({ flags, session }) {
    const { io } = session;
    const known = metadataFrom(flags);
    if (known.title === undefined && (known.number ?? null) === null)
      throw new UserError("a new episode needs a title or a number", "add --title or --number");
    const root = targetLibrary(null, session.flags.library, io, "--library");
    const episode = newEpisode(root, known, await rulesOf(root));
    const file = await createEpisode(root, episode);
    if (file === null)
      throw new UserError(
        `${fromHere(join(root, episode.path), io.cwd)} is there already`,
        `\`episode edit ${episode.path.replace(/(?:\/index)?\.md$/, "")}\` changes it`,
      );
    const editor = io.out.tty || io.err.tty ? editorOf(io) : null;
    const print = () => io.out.write(`${visible(fromHere(file, io.cwd))}\n`);
    if (editor === null) {
      await print();
      if (io.err.tty) await session.note("set VISUAL or EDITOR to write it in an editor");
      return null;
    }
    try {
      await editFile(editor, { file, line: null }, session);
    } catch (error) {
      if (readText(file, file) !== episode.text) await print();
      else removeFile(root, file);
      throw error;
    }
    await print();
    return null;
  },
});

function flagOf({ key }: MetadataField): string {
  return LIST_FLAGS[key] ?? key.replaceAll("_", "-");
}

function valueOf({ type, key }: MetadataField): string {
  return type === "names" || type === "topics" ? "a,b" : key === "url" ? "address" : "text";
}

/** What the flags say. Throws a UserError where a value is not valid. */
function metadataFrom(flags: Readonly<Record<string, readonly string[]>>): Partial<Episode> {
  const parts = METADATA.flatMap((field): Partial<Episode>[] => {
    const given = flags[field.name]!;
    const last = given.at(-1);
    if (last === undefined) return [];
    const list = field.type === "names" || field.type === "topics";
    const values = list ? given.flatMap(commaList) : [last.trim()];
    const shown = (value: string) => `--${flagOf(field)} ${value}`;
    if (list) return [{ [field.name]: values.flatMap((one) => listOf(field, one, shown)) }];
    return [givenMetadata(field.key, values[0]!, shown)];
  });
  return Object.assign({}, ...parts) as Partial<Episode>;
}

function listOf(field: MetadataField, value: string, shown: (value: string) => string): string[] {
  const read = givenMetadata(field.key, value, shown);
  return read[field.name as "guests"] ?? [];
}

async function rulesOf(root: string) {
  const folder = rulesAbove(root);
  if (folder === null) return NO_RULES;
  const { readRules } = await import("../files/rules.ts");
  return readRules(folder, "library.yaml").rules;
}
