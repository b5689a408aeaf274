import { cleanBlock } from "../episode/text.ts";
import type { Draft } from "../importers/importer.ts";

/** A draft's episode with every text free of what could drive a terminal. */
export function cleaned(episode: Draft["episode"]): Draft["episode"] {
  return clean(episode) as Draft["episode"];
}

function clean(value: unknown): unknown {
  if (typeof value === "string") return cleanBlock(value);
  if (Array.isArray(value)) return value.map(clean);
  if (value === null || typeof value !== "object" || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, clean(one)]));
}
