import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Keeps all that the tests write in one folder, which is removed after them. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "episode-tests-"));
  process.env["TMPDIR"] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
