import { FIELDS, type Field, type Kind } from "./fields.ts";

const text = { type: "string" };
const integer = { type: "integer" };
const maybe = (type: string) => ({ type: [type, "null"] });
const record = (properties: Record<string, object>) => ({
  type: "object",
  properties,
  required: Object.keys(properties),
});

/** Each type of field as JSON Schema. */
const TYPES: Record<Field["type"], () => object> = {
  text: () => text,
  "text?": () => maybe("string"),
  integer: () => integer,
  "integer?": () => maybe("integer"),
  number: () => ({ type: "number" }),
  texts: () => ({ type: "array", items: text }),
  sections: () => ({ type: "array", items: record({ name: text, title: text, markdown: text }) }),
  takeaways: () => ({ type: "array", items: objectOf("takeaway") }),
  counts: () => ({ type: "array", items: record({ name: text, takeaways: integer }) }),
  object: () => ({ type: "object" }),
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
