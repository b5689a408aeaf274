/**
 * The strongly connected components of a graph, by the component of each node: nodes on one circle
 * share one. A component's links lead to lower ones. `links` are the nodes that each leads to.
 * Tarjan's algorithm, https://doi.org/10.1137/0201010, without recursion, for a chain may be long.
 */
export function componentsOf(links: readonly (readonly number[])[]): Int32Array {
  const component = new Int32Array(links.length).fill(-1);
  const entered = new Int32Array(links.length).fill(-1);
  const lowest = new Int32Array(links.length);
  const next = new Int32Array(links.length);
  const open: number[] = [];
  let time = 0;
  let count = 0;
  for (let start = 0; start < links.length; start++) {
    const path: number[] = [];
    if (entered[start] === -1) enter(start, path);
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const to = links[node]![next[node]!++];
      if (to === undefined) leave(node, path);
      else if (entered[to] === -1) enter(to, path);
      else if (component[to] === -1) lowest[node] = Math.min(lowest[node]!, entered[to]!);
    }
  }
  return component;

  function enter(node: number, path: number[]): void {
    entered[node] = lowest[node] = time++;
    open.push(node);
    path.push(node);
  }

  function leave(node: number, path: number[]): void {
    path.pop();
    const before = path.at(-1);
    if (before !== undefined) lowest[before] = Math.min(lowest[before]!, lowest[node]!);
    if (lowest[node] !== entered[node]) return;
    let member: number;
    do {
      member = open.pop()!;
      component[member] = count;
    } while (member !== node);
    count++;
  }
}
