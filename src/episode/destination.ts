import { slug } from "../text/slug.ts";
import { episodeId } from "./id.ts";
import { numberOfName } from "./numbers.ts";

/**
 * The beginning of names that Windows keeps for itself with any extension:
 * https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
 */
const DEVICE = /^(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³])(?=$|\.)/i;

/** The same for a file, with the name that a library skips. */
const RESERVED = /^(?:readme$|(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³])(?=$|\.))/i;

/** A file of this name is named for its folder, so an episode of this name gets a folder. */
const GENERIC = /^(?:index|episode|notes|transcript)$/i;

/** File names may have 255 bytes; this leaves room for distinguishing endings and `.md`. */
const MAX_BYTES = 200;

/** Characters of a title that go into a name. */
export const MAX_CHARACTERS = 60;

/** What an episode's path is made from. */
export interface NamedEpisode {
  podcast: string | null;
  number: string | null;
  title: string;
}

/**
 * The path of an episode in a library, `/` between folders: `<ref>.md`, or `<ref>/index.md` where
 * that would be read as another ref, so that its ref stays. `path` is its file's path in the folder
 * it comes from; without a file the title is used.
 */
export function destination(episode: NamedEpisode, path: string | null): string {
  const id = episodeId(episode, path ?? `${nameFromTitle(slug(episode.title))}.md`);
  const [podcast, name] = id.split("/") as [string, string];
  const stated = episode.podcast !== null && slug(episode.podcast) !== "";
  const folder = stated ? safeName(nameFromTitle(podcast), RESERVED) : safeName(podcast, DEVICE);
  const alone = path !== null && name === "readme" ? name : safeName(name, RESERVED);
  return isReadOtherwise(alone, episode.number)
    ? `${folder}/${alone}/index.md`
    : `${folder}/${alone}.md`;
}

/** Whether a file of this name would not be read as an episode that has the name for its ref. */
function isReadOtherwise(name: string, number: string | null): boolean {
  if (GENERIC.test(name) || name === "readme") return true;
  return number === null && numberOfName(name) !== null;
}

function nameFromTitle(title: string): string {
  return Array.from(title).slice(0, MAX_CHARACTERS).join("");
}

function safeName(part: string, reserved: RegExp): string {
  let name = part;
  while (Buffer.byteLength(name) > MAX_BYTES) name = Array.from(name).slice(0, -1).join("");
  return untaken(name.replace(/[-.]+$/, ""), reserved);
}

/** A part of a path that is a name no `reserved` one: `com¹.5` gives `com1-episode.5`. */
export function untaken(part: string, reserved = RESERVED): string {
  return part.replace(reserved, (name) => `${name.normalize("NFKC")}-episode`);
}
