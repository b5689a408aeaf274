import { lineText } from "./text.ts";
import type { FieldReader } from "./fields.ts";

/** The people of an item by what they do in it; `others` with their role. */
export function peopleOf(item: FieldReader): {
  hosts: string[];
  guests: string[];
  others: string[];
} {
  const people = item
    .all("podcast:person")
    .map((field) => ({
      name: lineText(field),
      role: (field.attributes.get("role") ?? "host").trim().toLowerCase(),
    }))
    .filter(({ name }) => name !== "");
  const of = (role: RegExp) => people.filter((p) => role.test(p.role)).map(({ name }) => name);
  return {
    hosts: of(/^(?:co-?|guest )?host$/),
    guests: of(/^guest$/),
    others: people
      .filter((p) => !/^(?:(?:co-?|guest )?host|guest)$/.test(p.role))
      .map(({ name, role }) => `${name} (${role})`),
  };
}
