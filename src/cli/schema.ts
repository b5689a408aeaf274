import { FIELDS, type Kind } from "../rows/fields.ts";
import { schemaOf } from "../rows/schema.ts";
import { command } from "./command.ts";

const KINDS = Object.keys(FIELDS) as Kind[];

/** `schema`. */
export const schema = command({
  argument: { about: KINDS.join(", "), choices: KINDS },
  flags: {},
  examples: [
    ["episode schema takeaway", "what --json gives"],
    ["episode schema", "the names there are"],
  ],
  async run({ args: [name] }) {
    const kind = KINDS.find((one) => one === name);
    const text = kind === undefined ? KINDS.join("\n") : JSON.stringify(schemaOf(kind), null, 2);
    return { text: [`${text}\n`] };
  },
});
