import { checkAll } from "../check/run.ts";
import { targetsOf } from "../check/targets.ts";
import { placeOf, readPlace } from "../change/change-file.ts";
import { whatChanged } from "../change/what-changed.ts";
import { EXIT, UserError } from "../errors.ts";
import type { Io } from "../io/io.ts";
import { fromHere } from "../library/folders.ts";
import { problemLine } from "../render/problems.ts";
import { groundsOf } from "./changing.ts";
import type { Session } from "./session.ts";

/** The user's editor, as a person would type it; null where none is set. */
export function editorOf({ env }: Io): string | null {
  return env["VISUAL"]?.trim() || env["EDITOR"]?.trim() || null;
}

/**
 * Opens an episode's file in the editor at a line, reports what changed, and checks it. Throws a
 * UserError where the editor fails, or the file then has errors.
 */
export async function editFile(
  editor: string,
  { file, line }: { file: string; line: number | null },
  session: Session,
): Promise<void> {
  const { io } = session;
  const grounds = groundsOf(session);
  const place = await placeOf(file, grounds);
  const before = readPlace(place);
  await io.edit(editor, [file], line);
  const after = readPlace(place);
  const name = fromHere(file, io.cwd);
  const changes = whatChanged(before.parsed.episode, after.parsed.episode);
  const what = before.text === after.text ? "unchanged" : changes.join(", ") || "spacing only";
  await session.note(`${name}: ${what}`);
  const targets = await targetsOf([file], grounds.roots, io.cwd);
  const { findings } = checkAll(targets, { today: io.today(), cwd: io.cwd, fix: false });
  for (const finding of findings) await io.err.write(`${problemLine(finding)}\n`);
  if (findings.some(({ severity }) => severity === "error"))
    throw new UserError(`${name} has errors`, "fix them in the editor", EXIT.nothing);
}
