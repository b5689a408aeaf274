import { EVENT_ID, getScalarValue, parseEvents, type Event } from "js-yaml";

/** A YAML value and the offset of its text, after an opening quote. */
export type Mark = TextMark | ListMark | MapMark;

/** A scalar; `text` is its value, without quotes and escapes. */
export interface TextMark {
  kind: "text";
  start: number;
  /** The offset after its last character. */
  end: number;
  text: string;
}

interface ListMark {
  kind: "list";
  start: number;
  items: Mark[];
}

/** A map, its entries in the order of the text. */
export interface MapMark {
  kind: "map";
  start: number;
  entries: { key: Mark; value: Mark }[];
}

/** The first document of a YAML text with all its places; null where it cannot be read. */
export function markYaml(text: string): Mark | null {
  let next = 1;
  try {
    return read(parseEvents(text, {}));
  } catch {
    return null;
  }

  function read(events: readonly Event[]): Mark | null {
    const event = events[next++];
    if (event === undefined || event.type === EVENT_ID.POP) return null;
    if (event.type === EVENT_ID.SCALAR) {
      const { valueStart: start, valueEnd: end } = event;
      return { kind: "text", start, end, text: getScalarValue(text, event) };
    }
    if (event.type === EVENT_ID.ALIAS)
      return { kind: "text", start: event.anchorStart, end: event.anchorEnd, text: "" };
    const parts: Mark[] = [];
    for (let part = read(events); part !== null; part = read(events)) parts.push(part);
    const start = "start" in event ? event.start : 0;
    if (event.type === EVENT_ID.SEQUENCE) return { kind: "list", start, items: parts };
    const keys = parts.filter((_, i) => i % 2 === 0);
    const entries = keys.map((key, i) => ({ key, value: parts[2 * i + 1]! }));
    return { kind: "map", start, entries };
  }
}
