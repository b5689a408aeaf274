/** More than anyone fixes at once; in a hostile graph all of them would not fit in memory. */
const MOST = 20;

/**
 * The circles of a graph found in a depth-first walk, one for each back link, at most 20; each
 * begins and ends with the same node. Without recursion, as a chain may be long.
 */
export function findCircles(links: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  for (const start of links.keys()) {
    const path: string[] = [];
    const on = new Map<string, number>();
    const stack: { node: string; left: Iterator<string> }[] = [];
    const enter = (node: string) => {
      on.set(node, path.push(node) - 1);
      stack.push({ node, left: (links.get(node) ?? new Set<string>()).values() });
    };
    if (!done.has(start)) enter(start);
    for (let top = stack.at(-1); top && circles.length < MOST; top = stack.at(-1)) {
      const next = top.left.next();
      if (next.done) {
        stack.pop();
        path.pop();
        on.delete(top.node);
        done.add(top.node);
      } else if (on.has(next.value)) circles.push([...path.slice(on.get(next.value)), next.value]);
      else if (!done.has(next.value)) enter(next.value);
    }
  }
  return circles;
}
