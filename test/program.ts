import { spawnSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The program as it is installed, for what only a process of its own shows. */
export const BIN = fileURLToPath(new URL("../bin/episode.js", import.meta.url));

/** Puts a command into a folder that stands in a PATH; without a body, it is the program. */
export function putCommand(
  folder: string,
  name = "episode",
  body = `exec "${process.execPath}" "${BIN}" "$@"`,
): void {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
}

/** Whether this machine has a program, asked by the flag that all of its versions take. */
export function isHere(name: string, flag = "--version"): boolean {
  return spawnSync(name, [flag]).error === undefined;
}
