/** A list, an item or a quote that is open. */
interface Container {
  kind: "ul" | "ol" | "li" | "blockquote";
  /** What its lines begin with. */
  indent: string;
  /** What its first line begins with instead, until it is written. */
  lead: string | null;
  /** Of a list: how many items it has so far. */
  items: number;
}

// Deeper than this no one reads, and each level costs every line an indent.
const MAX_DEPTH = 12;

/** Keeps the lists and quotes that are open, and indents what is in them. */
export function nesting() {
  let open: Container[] = [];
  let last: Container[] = [];
  const beyond = { ul: 0, ol: 0, li: 0, blockquote: 0 };

  function lastIndex(...kinds: string[]): number {
    return open.findLastIndex(({ kind }) => kinds.includes(kind));
  }

  function openItem(): void {
    const inList = lastIndex("ul", "ol");
    const before = lastIndex("li");
    // An item ends where the next one begins, whether or not it says so.
    if (before > inList) open = open.slice(0, before);
    const list = open[inList];
    if (list) list.items++;
    const lead = list?.kind === "ol" ? `${list.items}. ` : "- ";
    open.push({ kind: "li", indent: " ".repeat(lead.length), lead, items: 0 });
  }

  return {
    depth: () => open.length,
    open(name: string): void {
      const kind = kindOf(name);
      if (kind === null) return;
      if (open.length >= MAX_DEPTH && kind !== "li") beyond[kind]++;
      else if (kind === "li") openItem();
      else open.push({ kind, indent: kind === "blockquote" ? "> " : "", lead: null, items: 0 });
    },
    close(name: string): void {
      const kind = kindOf(name);
      if (kind === null) return;
      if (beyond[kind] > 0) {
        beyond[kind]--;
        return;
      }
      const at = lastIndex(kind);
      if (at < 0 || (kind === "li" && at < lastIndex("ul", "ol"))) return;
      open = open.slice(0, at);
    },
    /** A block's text with its lines indented, and the gap between it and the block before. */
    place(text: string): { markdown: string; gap: string } {
      const gap = gapBefore(open, last);
      const first = open.map(({ lead, indent }) => lead ?? indent).join("");
      const rest = open.map(({ indent }) => indent).join("");
      for (const container of open) container.lead = null;
      last = [...open];
      const lines = text.split("\n");
      const indented = lines.map((line, i) => ((i === 0 ? first : rest) + line).trimEnd());
      return { markdown: indented.join("\n"), gap };
    },
  };
}

function kindOf(name: string): Container["kind"] | null {
  return name === "ul" || name === "ol" || name === "li" || name === "blockquote" ? name : null;
}

/** Items of one list are close; within a quote the empty line has its sign too. */
function gapBefore(open: Container[], last: Container[]): string {
  const shared = open.filter((container, i) => last[i] === container);
  const item = open.findLast(({ lead }) => lead !== null);
  if (item && shared.some(({ kind }) => kind === "ul" || kind === "ol")) return "\n";
  const quote = shared.findLastIndex(({ kind }) => kind === "blockquote");
  const signs = shared.slice(0, quote + 1).map(({ indent }) => indent);
  return `\n${signs.join("").trimEnd()}\n`;
}
