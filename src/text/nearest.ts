import { distance } from "fastest-levenshtein";
import { compare } from "./compare.ts";

/** No more names than this are offered. */
const MAX_NAMES = 3;

/** How near a name has to be to be offered. */
interface Nearness {
  /** How many letters may differ; by default a third of those typed, and at least one. */
  allowed?: number;
  /** The forms in which a name may be typed, in lower case; by default the name itself. */
  formsOf?: (name: string) => readonly string[];
}

/** The names spelt most like what was typed, regardless of case, nearest first, at most three. */
export function nearestNames(
  names: Iterable<string>,
  typed: string,
  { allowed = Math.max(1, Math.floor(typed.length / 3)), formsOf }: Nearness = {},
): string[] {
  const asked = typed.toLowerCase();
  // Texts that differ more in length differ in more letters, and lengths cost nothing to compare.
  const lettersApart = (form: string) =>
    Math.abs(form.length - asked.length) > allowed ? Infinity : distance(asked, form);
  const near: { name: string; apart: number }[] = [];
  for (const name of names) {
    const apart = formsOf
      ? Math.min(...formsOf(name).map(lettersApart))
      : lettersApart(name.toLowerCase());
    if (apart <= allowed) near.push({ name, apart });
  }
  return near
    .sort((a, b) => a.apart - b.apart || compare(a.name, b.name))
    .slice(0, MAX_NAMES)
    .map(({ name }) => name);
}

/**
 * The names that what was typed may be a slip of, nearest first, at most three: one letter off, in
 * long words two, and the same first letter, as short words are near each other by chance.
 */
export function slipsOf(names: Iterable<string>, typed: string): string[] {
  const allowed = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
  const likely = [...names].filter((name) => name[0] === typed[0]);
  return nearestNames(likely, typed, { allowed });
}

/** The hint that offers names; null without any. */
export function didYouMean(names: readonly string[]): string | null {
  return names.length === 0 ? null : `did you mean ${names.join(" or ")}?`;
}
