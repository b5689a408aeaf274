import { FIELDS, type FieldType, type Kind } from "./fields.ts";

const text = { type: "string" };
const texts = { type: "array", items: text };
const integer = { type: "integer", minimum: 0 };
const matching = (pattern: string) => ({ ...text, pattern });
const maybe = ({ type, ...rest }: { type: string }) => ({ type: [type, "null"], ...rest });
const record = (properties: Record<string, object>) => ({
  type: "object",
  properties,
  required: Object.keys(properties),
});

/** Each type of field as JSON Schema. */
const TYPES: Record<FieldType, () => object> = {
  ref: () => matching(String.raw`^[^\s:#]+/[^\s:#]+(?::\d+|#\S+)?$`),
  text: () => text,
  "text?": () => maybe(text),
  "number?": () => maybe(matching(String.raw`^\S*\d\S*$`)),
  "date?": () => maybe(matching(String.raw`^\d{4}(?:-\d{2}(?:-\d{2})?)?$`)),
  integer: () => integer,
  "seconds?": () => maybe(integer),
  "minutes?": () => maybe(integer),
  number: () => ({ type: "number" }),
  texts: () => texts,
  names: () => texts,
  topics: () => ({ type: "array", items: matching(String.raw`^\S+$`) }),
  sections: () => ({ type: "array", items: record({ name: text, title: text, markdown: text }) }),
  takeaways: () => ({ type: "array", items: objectOf("takeaway") }),
  counts: () => ({ type: "array", items: record({ name: text, takeaways: integer }) }),
  object: () => ({ type: "object" }),
  kind: () => ({ enum: ["takeaway", "section", "episode"] }),
  severity: () => ({ enum: ["error", "warning"] }),
};

/** The JSON Schema (2020-12) of one object of a kind; with `--fields`, only those asked for come. */
export function schemaOf(kind: Kind): object {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: kind,
    ...objectOf(kind),
  };
}

function objectOf(kind: Kind): object {
  const properties = FIELDS[kind].map(({ name, type, about }) => [
    name,
    { description: about, ...TYPES[type]() },
  ]);
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    additionalProperties: false,
  };
}
