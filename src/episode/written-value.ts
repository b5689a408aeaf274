import type { MetadataField, MetadataTypes } from "./fields.ts";
import { plainKey } from "./keys.ts";
import { same } from "./same.ts";
import { formatDuration } from "./times.ts";
import { namesOf } from "./values.ts";

/** A value as front matter has it. */
type Written = string | number | (string | { name: string })[];

/**
 * The value of a field as front matter states it under a key, null where there is nothing to write.
 * Some keys say the unit, so that their value is a bare number.
 */
export function writtenValue(
  { type }: MetadataField,
  value: MetadataTypes[keyof MetadataTypes],
  key: string,
): Written | null {
  if (Array.isArray(value)) {
    if (value.length === 0) return null;
    return type === "names" ? value.map(plainName) : value;
  }
  if (typeof value !== "number" || WITH_UNIT.has(plainKey(key))) return value;
  return type === "seconds?" ? formatDuration(value) : `${value} min`;
}

const WITH_UNIT = new Set(["durationseconds", "readingminutes"]);

/** A name; one that would be read as a name and something else is written as an object's. */
function plainName(name: string): string | { name: string } {
  return same(namesOf([name]), [name]) ? name : { name };
}
