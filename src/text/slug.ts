import { plainLower } from "./fold.ts";

const SIGNS = /(?<=\p{L})[#+]+/gu;

/**
 * The part of a ref made from a name: `Lenny's Podcast` gives `lennys-podcast`, `C++` gives
 * `c-plus-plus`; may be empty.
 */
export function slug(text: string): string {
  const signs = (run: string) =>
    Array.from(run, (sign) => (sign === "#" ? "-sharp" : "-plus")).join("");
  return plainSlug(/[#+]/.test(text) ? text.replace(SIGNS, (run) => `${signs(run)} `) : text);
}

/** The same for a file's name, in which `#` and `+` are punctuation. */
export function plainSlug(text: string): string {
  return plainLower(text)
    .replace(/['’]|\p{Variation_Selector}/gu, "")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}
