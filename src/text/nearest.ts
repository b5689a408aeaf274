import { distance } from "fastest-levenshtein";
import { compare } from "./compare.ts";

/** No more names than this are offered. */
const MAX_NAMES = 3;

/** All short names are near a single letter. */
function usualDistance({ length }: string): number {
  return length < 2 ? 0 : Math.max(1, Math.floor(length / 3));
}

/** How near a name has to be to be offered. */
interface Nearness {
  /** How many letters may differ; by default a third of those typed, at least one of two and more. */
  allowed?: number;
  /** Whether two letters in the wrong order are one slip; they are, unless said otherwise. */
  swaps?: boolean;
  /** The forms in which a name may be typed, in lower case; by default the name itself. */
  formsOf?: (name: string) => readonly string[];
}

/** The names spelt most like what was typed, regardless of case, nearest first, at most three. */
export function nearestNames(
  names: Iterable<string>,
  typed: string,
  { allowed = usualDistance(typed), swaps = true, formsOf }: Nearness = {},
): string[] {
  const asked = typed.toLowerCase();
  // Texts that differ more in length differ in more letters, and lengths cost nothing to compare.
  const lettersApart = (form: string) =>
    Math.abs(form.length - asked.length) > allowed
      ? Infinity
      : swaps && isSwapped(asked, form)
        ? 1
        : distance(asked, form);
  const near: { name: string; letters: number }[] = [];
  for (const name of names) {
    const letters = formsOf
      ? Math.min(...formsOf(name).map(lettersApart))
      : lettersApart(name.toLowerCase());
    if (letters <= allowed) near.push({ name, letters });
  }
  return near
    .sort((a, b) => a.letters - b.letters || compare(a.name, b.name))
    .slice(0, MAX_NAMES)
    .map(({ name }) => name);
}

/** Whether two texts differ in two neighbouring letters that stand in the other order. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  let at = 0;
  while (a[at] === b[at]) at++;
  return a.slice(0, at) + (a[at + 1] ?? "") + a[at]! + a.slice(at + 2) === b;
}

/**
 * The names that what was typed may be a slip of, nearest first, at most three: one letter off, in
 * long words two, and the same first letter, as short words are near each other by chance.
 */
export function slipsOf(names: Iterable<string>, typed: string): string[] {
  const allowed = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
  const likely = [...names].filter((name) => name[0] === typed[0]);
  return nearestNames(likely, typed, { allowed, swaps: false });
}

/** The hint that offers names; null without any. */
export function didYouMean(names: readonly string[]): string | null {
  return names.length === 0 ? null : `did you mean ${names.join(" or ")}?`;
}

/** The hint for a name that is none of some: the nearest of them, then what there is. */
export function nearestOf(names: readonly string[], typed: string, all: string): string {
  const near = didYouMean(nearestNames(names, typed));
  return near === null ? all : `${near} ${all}`;
}
