import { join } from "node:path";
import type { Io } from "../io/io.ts";
import { cacheFolder } from "../io/cache-folder.ts";
import { isOwn, isSound, ownFolder } from "../files/own-folder.ts";

type User = Pick<Io, "env" | "home" | "platform" | "user">;

/** The folder of the cache, made where it is not there yet; null where it is not the user's alone. */
export function ownCache(io: User): string | null {
  return ownFolder(cacheFolder(io), io.user);
}

/**
 * The folder in which Node keeps the compiled program; null where there is no cache, or what is
 * there is not the user's alone.
 */
export function codeCache(io: User): string | null {
  const cache = cacheFolder(io);
  if (!isOwn(cache, io.user)) return null;
  const folder = ownFolder(join(cache, "code"), io.user);
  return folder !== null && isSound(folder, io.user) ? folder : null;
}
