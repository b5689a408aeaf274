import { KEYS, plainKey, type Field } from "../episode/facts.ts";
import type { FrontMatter } from "../episode/front-matter.ts";
import type { Parsed } from "../episode/parse.ts";
import { visible } from "../episode/text.ts";
import type { Note } from "./finding.ts";
import { nearestWord } from "./near.ts";
import { checkSense, type FieldKeys } from "./sense.ts";

const START = { line: 1, column: 1 };

/** The key by which a fact is written, where it is not the field's own name. */
const WRITTEN: Partial<Record<Field, string>> = { reading: "reading_time" };

/** Notes facts that are missing, of the wrong kind, or make no sense on the day `today`. */
export function checkFacts(parsed: Parsed, today: string, note: Note): void {
  const { front } = parsed.layout;
  if (front.values.size === 0) {
    const hint = "begin the file with podcast:, title: and date: between --- lines";
    note("front-matter-missing", START, "the file has no facts at its head", hint);
    return;
  }
  const keys = keysByField(front);
  for (const [key, value] of front.values) checkKey(key, value, front, note);
  checkMissing(parsed, keys, note);
  checkSense(parsed, keys, today, note);
}

const FIELDS = Object.keys(KEYS) as Field[];
const LISTS: readonly Field[] = ["guests", "hosts", "topics"];
const OF_KEY = new Map<string, Field>(
  FIELDS.flatMap((field) => KEYS[field].map((key) => [key, field] as const)),
);

/** The key that gives each field, the plainest that says anything. */
function keysByField({ values }: FrontMatter): FieldKeys {
  const found = new Map<Field, { key: string; rank: number }>();
  for (const [key, value] of values) {
    const plain = plainKey(key);
    const field = OF_KEY.get(plain);
    if (field === undefined || value === null) continue;
    const rank = (KEYS[field] as readonly string[]).indexOf(plain);
    if (rank < (found.get(field)?.rank ?? Infinity)) found.set(field, { key, rank });
  }
  return new Map([...found].map(([field, { key }]) => [field, key]));
}

/** Keys of other tools that only look like one of ours. */
const OTHERS = new Set(["publisher", "lint", "data", "updated", "dated"]);
const SPELLINGS = [...OF_KEY.keys()].filter((key) => key !== "ep");

function checkKey(key: string, value: unknown, front: FrontMatter, note: Note): void {
  const { line } = front.placeOf(key);
  const plain = plainKey(key);
  const field = OF_KEY.get(plain);
  if (field !== undefined) checkType(key, field, value, front, note);
  if (field !== undefined || OTHERS.has(plain)) return;
  const near = nearestWord(SPELLINGS, plain);
  if (near === null) return;
  const meant = OF_KEY.get(near)!;
  const written = KEYS[meant][0] === near ? (WRITTEN[meant] ?? near) : near;
  note(
    "key-unknown",
    { line, column: 1 },
    `“${visible(key)}” is no known fact`,
    `did you mean ${written}?`,
  );
}

function checkType(key: string, field: Field, value: unknown, front: FrontMatter, note: Note) {
  const kind = kindOf(value);
  const list = LISTS.includes(field);
  const fits = kind === "text" || (list && kind === "list" && (value as unknown[]).every(isName));
  if (fits || value === null) return;
  const wanted = list ? "a list of names" : "one line of text";
  const found = list && kind === "list" ? "holds something else" : `is a ${kind}`;
  note(
    "fact-type",
    front.placeOf(key),
    `${visible(key)} is not ${wanted}, it ${found}`,
    list ? `write ${visible(key)}: [one, two]` : `write ${visible(key)}: and the text behind it`,
  );
}

function kindOf(value: unknown): "text" | "list" | "map" {
  if (Array.isArray(value)) return "list";
  return value !== null && typeof value === "object" && !(value instanceof Date) ? "map" : "text";
}

function isName(value: unknown): boolean {
  const named = value !== null && typeof value === "object" && "name" in value ? value.name : value;
  return kindOf(named) === "text";
}

function checkMissing({ layout, episode }: Parsed, keys: FieldKeys, note: Note): void {
  const missing = {
    podcast: episode.podcast === null,
    title: !layout.titled,
    date: episode.date === null,
  };
  for (const [field, absent] of Object.entries(missing)) {
    // A key that is there and was not understood is reported for what it is.
    if (!absent || keys.has(field as Field)) continue;
    note("fact-missing", START, `the episode has no ${field}`, `add ${field}: to its facts`);
  }
}
