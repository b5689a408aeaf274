import { isThere } from "../files/walk.ts";
import { delimiter, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Io } from "../io/io.ts";

/**
 * The folders to read: those asked for, else those of `EPISODE_LIBRARY`, else the user's data
 * folder if it is there, else the sample.
 */
export function libraryRoots(asked: readonly string[], io: Io): string[] {
  const named = asked.length > 0 ? asked : fromEnvironment(io);
  if (named.length > 0) return [...new Set(named.map((folder) => resolve(io.cwd, folder)))];
  const own = dataFolder(io);
  return [isThere(own) ? own : io.sample];
}

function fromEnvironment(io: Io): string[] {
  return (io.env["EPISODE_LIBRARY"] ?? "").split(delimiter).filter((folder) => folder !== "");
}

/** Where a user's own library lives: the XDG data folder or what the system has in its place. */
export function dataFolder({ env, home, platform }: Io): string {
  const xdg = env["XDG_DATA_HOME"];
  if (xdg) return join(xdg, "episode");
  if (platform === "darwin") return join(home, "Library", "Application Support", "episode");
  if (platform === "win32")
    return join(env["LOCALAPPDATA"] ?? join(home, "AppData", "Local"), "episode");
  return join(home, ".local", "share", "episode");
}

/** A file's path as a person would type it here: relative where it lies near, else in full. */
export function fromHere(file: string, cwd: string): string {
  const path = relative(cwd, file);
  return path.startsWith(`..${sep}..`) || isAbsolute(path) ? file : path;
}

/** A folder in the user's home as `~/notes`, any other in full. */
export function homedFolder(folder: string, home: string): string {
  if (folder === home) return "~";
  return folder.startsWith(`${home}${sep}`) ? `~${folder.slice(home.length)}` : folder;
}
