import type { Statement } from "./statements.ts";
import { nested } from "./nested.ts";
import { cleanBlock } from "../text/clean.ts";
import { addressOf, fieldsOf, saysNothing, textOf } from "./values.ts";

/** A text that becomes a part of the body, and the key of `extra` it is under. */
export interface Kept {
  /** Null where it is in the body or in a table. */
  key: string | null;
  text: string;
}

const YOUTUBE_ID = /^[\w-]{11}$/;

/** The web address a statement gives; `youtube: ID` is one too. */
export function addressIn({ key, value }: Statement): string | null {
  const found = addressOf(value);
  if (found !== null || key !== "youtube") return found;
  const id = textOf(value);
  return id !== null && YOUTUBE_ID.test(id) ? `https://www.youtube.com/watch?v=${id}` : null;
}

/** A short summary; it becomes a section, so no heading in it may end one. */
export function descriptionIn({ written, value, origin }: Statement): Kept | null {
  const text = typeof value === "string" ? cleanBlock(value).trim() : textOf(value);
  return text ? { key: origin === "front" ? written : null, text: nested(text, 3) } : null;
}

/** Points as a Markdown list; null where a statement is not a list. */
export function pointsIn({ written, value, origin }: Statement): Kept | null {
  if (!Array.isArray(value)) return null;
  const items = value.map(pointOf).filter((item) => item !== null);
  if (items.length === 0) return null;
  const text = items.map((item) => `- ${item.replace(/\n/g, "\n  ")}`).join("\n");
  return { key: origin === "front" ? written : null, text };
}

/** `- A: b` is a map in YAML and was written as a text. */
function pointOf(value: unknown): string | null {
  if (value === null || typeof value !== "object" || value instanceof Date) {
    const text = typeof value === "string" ? cleanBlock(value).trim() : textOf(value);
    return text && !saysNothing(text) ? text : null;
  }
  const fields = [...fieldsOf(value)].flatMap(([key, one]) => {
    const text = textOf(one);
    return text === null ? [] : [[key, text] as const];
  });
  if (fields.length === 0) return null;
  if (fields.length === 1) return `${fields[0]![0]}: ${fields[0]![1]}`;
  return `**${fields[0]![1]}** ${fields
    .slice(1)
    .map(([, text]) => text)
    .join(" ")}`;
}
