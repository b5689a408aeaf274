import { withoutUser } from "../episode/address.ts";
import { cleanBlock } from "../text/clean.ts";
import { draft } from "./formats/draft.ts";
import type { Draft } from "./formats/importer.ts";

/** An address with a user and password contains this. */
const WITH_USER = /https?:\S*@/i;

/**
 * A draft without users and passwords in its addresses, and without control characters in its
 * texts.
 */
export function cleanDraft(given: Draft): Draft {
  // What was read from a text is clean except for its addresses.
  if (!WITH_USER.test(given.text)) return given;
  const episode = { ...(clean(given.episode) as Draft["episode"]), id: "", path: "" };
  return draft(episode, given.key, given.guesses, given.titled);
}

function clean(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (value === null || typeof value !== "object" || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, clean(one)]));
}

function cleanText(text: string): string {
  const safe = cleanBlock(text);
  return /^\s*https?:\S+\s*$/i.test(safe) ? withoutUser(safe) : safe;
}
