import { dump } from "js-yaml";
import { applyEdits, type Edit } from "./edits.ts";
import { markYaml, type MapMark, type Mark } from "./yaml.ts";
import { topicName } from "../../text/topic-name.ts";

/** What is added to a topic's entry. */
export interface Addition {
  topic: string;
  /** The label, for a new entry. */
  label: string;
  aliases: string[];
  broader: string[];
}

/** A `topics.yaml` with additions; its own lines are unchanged. */
export function withAdditions(text: string, additions: readonly Addition[]): string {
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const root = markYaml(text);
  const entries = new Map<string, { key: Mark; value: Mark }>();
  for (const entry of root?.kind === "map" ? root.entries : []) {
    const topic = entry.key.kind === "text" ? topicName(entry.key.text) : "";
    if (!entries.has(topic)) entries.set(topic, entry);
  }
  const edits: Edit[] = [];
  const fresh: string[] = [];
  for (const addition of additions) {
    const entry = entries.get(addition.topic);
    if (!entry) fresh.push(newEntry(addition));
    else
      for (const field of ["broader", "aliases"] as const)
        if (addition[field].length > 0) edits.push(addTo(entry, field, addition[field]));
  }
  const edited = applyEdits(text, edits);
  const gap = edited === "" || edited.endsWith("\n") ? "" : end;
  const between = edited.trim() === "" || fresh.length === 0 ? "" : end;
  return edited + gap + between + fresh.join("\n").replaceAll("\n", end);

  function addTo(entry: { key: Mark; value: Mark }, field: string, names: string[]): Edit {
    const { key, value } = entry;
    const list = dump(names, { flowLevel: 0, lineWidth: -1 }).trim();
    if (value.kind === "map") return intoMap(value, field, names, list);
    const colon = text.indexOf(":", key.kind === "text" ? key.end : key.start) + 1;
    const label = value.kind === "text" && value.text !== "" ? `${end}  label:` : "";
    return insert(colon, `${end}  ${field}: ${list}${label}`);
  }

  function intoMap(map: MapMark, field: string, names: string[], list: string): Edit {
    const own = map.entries.find(({ key }) => key.kind === "text" && key.text === field)?.value;
    const flow = list.slice(1, -1);
    if (own?.kind === "list") {
      const empty = own.items.length === 0;
      if (text[own.start] === "[") return insert(own.start + 1, empty ? flow : `${flow}, `);
      const margin = marginOf(own.start);
      return insert(own.start, names.map((name) => `- ${name}${end}${margin}`).join(""));
    }
    if (own?.kind === "text" && own.text !== "") return insert(own.start, `${names.join(", ")}, `);
    if (text[map.start] === "{")
      return insert(map.start + 1, ` ${field}: ${list}${map.entries.length > 0 ? "," : " "}`);
    const above = map.entries.findLast(({ key }) => isOneLine(key));
    if (!above) return insert(map.start, `${field}: ${list}${end}${marginOf(map.start)}`);
    return insert(lineEnd(above.key.start), `${end}${marginOf(map.start)}${field}: ${list}`);
  }

  /** Whether the entry of a key ends on its line, judged by its brackets. */
  function isOneLine(key: Mark): boolean {
    const line = text.slice(key.start, lineEnd(key.start));
    const balanced = line.split("[").length === line.split("]").length;
    return balanced && /:[ \t]+[^\s>|&#]/.test(line);
  }

  function lineEnd(from: number): number {
    const found = text.slice(from).search(/\r?\n|$/);
    return from + found;
  }

  function marginOf(at: number): string {
    return " ".repeat(at - (text.lastIndexOf("\n", at - 1) + 1));
  }
}

function insert(start: number, text: string): Edit {
  return { start, length: 0, text };
}

function newEntry({ topic, label, aliases, broader }: Addition): string {
  const lists = {
    ...(aliases.length > 0 ? { aliases } : {}),
    ...(broader.length > 0 ? { broader } : {}),
  };
  return dump({ [topic]: { label, ...lists } }, { flowLevel: 2, lineWidth: -1 });
}
