import { at } from "../../episode/problem.ts";
import { parse } from "../../episode/parse.ts";
import { EXIT, UserError } from "../../errors.ts";
import { readText } from "../../files/walk.ts";
import type { Io } from "../../io/io.ts";
import { fromHere } from "../../library/folders.ts";
import { visible } from "../../text/clean.ts";
import type { Session } from "../session.ts";

/** The user's editor. Throws a UserError where none is set, or there will be no file to open. */
export function editorFrom({ env }: Io, dry: boolean): string {
  if (dry) throw new UserError("--edit cannot be used with --dry-run", "leave out one of the two");
  const editor = env["VISUAL"]?.trim() || env["EDITOR"]?.trim();
  if (editor) return editor;
  throw new UserError("no editor is set", "set VISUAL or EDITOR, such as EDITOR=nano");
}

/** Opens files in the editor, then prints their problems. Throws a UserError where one is an error. */
export async function editAndCheck(
  editor: string,
  files: readonly string[],
  { io }: Session,
): Promise<void> {
  await io.edit(editor, files);
  const problems = files.flatMap((file) => {
    const name = fromHere(file, io.cwd);
    const text = readText(file, name);
    return typeof text === "string" ? parse(text, name).problems : [text];
  });
  for (const problem of problems) await io.err.write(`episode: ${visible(at(problem))}\n`);
  if (problems.some(({ severity }) => severity === "error"))
    throw new UserError("the edited files have errors", "fix them in the editor", EXIT.nothing);
}
