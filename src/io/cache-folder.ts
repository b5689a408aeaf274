import { join } from "node:path";
import type { Io } from "./io.ts";

/** The folder for caches: the XDG cache folder, or the system's own. */
export function cacheFolder({
  env,
  home,
  platform,
}: Pick<Io, "env" | "home" | "platform">): string {
  const xdg = env["XDG_CACHE_HOME"];
  if (xdg) return join(xdg, "episode");
  if (platform === "darwin") return join(home, "Library", "Caches", "episode");
  if (platform === "win32")
    return join(env["LOCALAPPDATA"] ?? join(home, "AppData", "Local"), "episode", "cache");
  return join(home, ".cache", "episode");
}
