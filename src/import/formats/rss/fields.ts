import type { RssField } from "./item.ts";
import { lineText } from "./text.ts";

/** Questions to the elements of an item; all texts are trimmed, and empty ones are null. */
export interface FieldReader {
  all(name: string): RssField[];
  /** The first of these elements, in the order asked for, that has a text. */
  first(...names: string[]): RssField | null;
  /** The text of that element as it was written. */
  text(...names: string[]): string | null;
  /** The texts of all elements of these names, as they were written. */
  texts(...names: string[]): string[];
  /** A field's text as a line that is read. */
  line(field: RssField): string;
  lines(...names: string[]): string[];
  /** An attribute of the first element that has it. */
  attribute(name: string, attribute: string): string | null;
  /** The address of an Atom link. */
  link(rel: string): string | null;
}

/** Reads the elements of an item. */
export function fieldReader(fields: RssField[]): FieldReader {
  const byName = new Map<string, RssField[]>();
  for (const field of fields) {
    const others = byName.get(field.name);
    if (others) others.push(field);
    else byName.set(field.name, [field]);
  }
  const all = (name: string) => byName.get(name) ?? [];
  const isFilled = ({ text }: RssField) => /\S/.test(text);
  const filled = (names: string[]) => names.flatMap((name) => all(name).filter(isFilled));
  return {
    all,
    first: (...names) => filled(names)[0] ?? null,
    text: (...names) => filled(names)[0]?.text.trim() ?? null,
    texts: (...names) => filled(names).map(({ text }) => text.trim()),
    line: lineText,
    lines: (...names) => filled(names).map(lineText),
    attribute(name, attribute) {
      const values = all(name).map(({ attributes }) => attributes.get(attribute)?.trim());
      return values.find((value) => value) ?? null;
    },
    link: (rel) =>
      all("link")
        .find(({ attributes }) => (attributes.get("rel") ?? "alternate") === rel)
        ?.attributes.get("href") ?? null,
  };
}
