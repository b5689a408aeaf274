import { plainSlug, slug } from "../text/slug.ts";

/** File names that say nothing of the episode, so that the folder's name stands for it. */
const GENERIC = new Set(["index", "episode", "notes", "transcript"]);

/**
 * The ref of an episode, from its metadata and its path inside the library (`/` between folders):
 * `<podcast-slug>/<number>`, the file's name without a number, the folder's name without
 * a podcast, and `episodes` at a library's root.
 */
export function episodeId(
  metadata: { podcast: string | null; number: string | null },
  path: string,
): string {
  const folders = path.split("/");
  const file = fileTitle(folders.pop() ?? "");
  const generic = GENERIC.has(file.toLowerCase()) && folders.length > 0;
  const name = generic ? folders.pop()! : file;
  const podcast = slug(metadata.podcast ?? "") || plainSlug(folders.at(-1) ?? "") || "episodes";
  const number = metadata.number === null ? "" : numberSlug(metadata.number);
  return `${podcast}/${number || plainSlug(name) || "untitled"}`;
}

/** The file's name without folders and extension; a generic one gives its folder's. */
export function nameOf(path: string): string {
  const folders = path.split("/");
  const file = fileTitle(folders.pop() ?? "");
  return GENERIC.has(file.toLowerCase()) ? (folders.at(-1) ?? file) : file;
}

/** A file's name without its extension. */
export function fileTitle(file: string): string {
  return file.replace(/\.(?:md|markdown)$/i, "");
}

/** A number keeps its own dots and case: `315.5`, `S2E4`. */
function numberSlug(number: string): string {
  return number.replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^[-.]+|[-.]+$/g, "");
}
