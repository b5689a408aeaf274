import type { FrontMatter } from "./front-matter.ts";
import { plainKey } from "./keys.ts";
import { textOf } from "./values.ts";

// What is before an episode's number, in the languages that people write.
const LABEL =
  "episode|episodio|epis[oó]dio|épisode|ep|eps|folge|no\\.|nr\\.|aflevering|afl|puntata|выпуск|№";
const LABELLED = new RegExp(`^(?:(?:${LABEL})\\.?\\s*[#№]?\\s*|[#№]\\s*)(\\d[\\w.]{0,12})$`, "iu");
const ORDINAL = /^第?\s*(\d{1,5})\s*[期回集話话号號화회]$/u;
const PLAIN = /^(?=.*\d)\S{1,16}$/;
const SEASON_KEYS = new Set([
  "season",
  "seasonnumber",
  "staffel",
  "temporada",
  "saison",
  "stagione",
]);

/**
 * The episode number a value states, as it is written there; null without one. A `season`
 * joins it as `S1E8`.
 */
export function numberIn(text: string, season: string | null): string | null {
  const bare = text.replace(/^[#\s]+/, "");
  const number =
    LABELLED.exec(text.trim())?.[1] ?? ORDINAL.exec(bare)?.[1] ?? (PLAIN.test(bare) ? bare : null);
  if (number === null || season === null || !/^\d+(?:\.\d+)?$/.test(number)) return number;
  return `S${season}E${number.replace(/^0+(?=\d)/, "")}`;
}

/** The season that front matter states, without leading zeros. */
export function seasonIn({ values }: FrontMatter): string | null {
  for (const [key, value] of values) {
    if (!SEASON_KEYS.has(plainKey(key))) continue;
    const digits = /^(?:s|season|staffel|temporada|saison|stagione)?\s*0*(\d{1,3})$/i.exec(
      textOf(value) ?? "",
    );
    if (digits) return digits[1]!;
  }
  return null;
}

/** A number that a name or heading begins with, and what follows it. */
export interface LeadingNumber {
  number: string;
  rest: string;
}

const SEASON_NAME = /^s(\d{1,3})[\s._-]?e(\d{1,4})(?!\d)/i;
const CROSS_NAME = /^(\d{1,2})x(\d{1,3})(?!\d)/i;
const LABELLED_NAME = /^(?:ep(?:isode)?[\s._-]?|#)(\d{1,5})(?!\d)/i;

/** The number a file's name begins with: `S1E2`, `01x09`, `ep12`, `#12`; null without one. */
export function numberOfName(name: string): string | null {
  const season = SEASON_NAME.exec(name) ?? CROSS_NAME.exec(name);
  if (season) return `S${Number(season[1])}E${Number(season[2])}`;
  return LABELLED_NAME.exec(name)?.[1] ?? null;
}

const JOINT = "\\s*(?:[:：|.,、·]|\\s[-–—]{1,2}(?=\\s)|[–—])?\\s*";
const LABELLED_HEADING = new RegExp(
  `^(?:(?:${LABEL})\\.?\\s*[#№]?\\s*|[#№]\\s?)(\\d{1,5}(?:\\.\\d{1,2})?)(?![\\d\\p{L}%])${JOINT}(.*)$`,
  "iu",
);
const ORDINAL_HEADING = new RegExp(`^第\\s*(\\d{1,5})\\s*[期回集話话号號]${JOINT}(.*)$`, "u");
const SEASON_HEADING = new RegExp(
  `^(?:s(\\d{1,3})\\s?e(\\d{1,4})|(\\d{1,2})x(\\d{1,3}))(?!\\d)${JOINT}(.*)$`,
  "iu",
);
const BARE_HEADING = /^(\d{1,4})(?:[:.]\s+|\s+[-–—]\s+|：\s*)(\S.*)$/u;
const ALIKE = /^(0\d+|\d{3,6})(?!\d)[\s._-]*(.*)$/su;

/**
 * The number a level-one heading begins with, and the heading without it. A bare one has at most
 * four digits and is not a year, or `name`, the file's, begins with it too.
 */
export function numberOfHeading(heading: string, name: string): LeadingNumber | null {
  const season = SEASON_HEADING.exec(heading);
  if (season) {
    const [, s, e, x, y, rest = ""] = season;
    return { number: `S${Number(s ?? x)}E${Number(e ?? y)}`, rest };
  }
  const labelled = LABELLED_HEADING.exec(heading) ?? ORDINAL_HEADING.exec(heading);
  if (labelled) return { number: labelled[1]!, rest: labelled[2]! };
  const bare = BARE_HEADING.exec(heading);
  if (bare && !isYear(bare[1]!)) return { number: bare[1]!, rest: bare[2]! };
  const alike = ALIKE.exec(heading);
  const [named] = /^\d+/.exec(name) ?? [];
  return alike && named === alike[1] && !DAY_NAME.test(name)
    ? { number: alike[1]!, rest: alike[2]! }
    : null;
}

function isYear(digits: string): boolean {
  return /^(?:19|20)\d\d$/.test(digits);
}

const DAY_NAME = /^(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)/;

/** The day a file's name begins with, as `2024-05-12`; null without one. */
export function dayOfName(name: string): string | null {
  const match = DAY_NAME.exec(name);
  return match && isYear(match[1]!) ? `${match[1]}-${match[2]}-${match[3]}` : null;
}
