// The codes that end bold and dim, emphasis, underline, inversion, deletion, colour and background,
// and the codes that each of them ends.
const ENDS: readonly (readonly [number, RegExp])[] = [
  [22, /^[12]$/],
  [23, /^3$/],
  [24, /^4$/],
  [27, /^7$/],
  [29, /^9$/],
  [39, /^(?:3|9)\d$/],
  [49, /^(?:4|10)\d$/],
];

/** The styles that are open after an SGR code, as codes; before it `open` are. */
export function afterCode(open: readonly string[], code: string): string[] {
  if (code === "0") return [];
  const ended = ENDS.find(([end]) => end === Number(code))?.[1];
  return ended ? open.filter((one) => !ended.test(one)) : [...open, code];
}

/** Whether an SGR code ends a style. */
export function endsStyle(code: string): boolean {
  return ENDS.some(([end]) => end === Number(code));
}

/** The escape sequences that end styles, given as the codes that began them. */
export function endOf(open: readonly string[]): string {
  const ends = open.flatMap((code) => ENDS.find(([, one]) => one.test(code))?.[0] ?? []);
  return [...new Set(ends)].map((end) => `\u001b[${end}m`).join("");
}

/** The escape sequences that begin styles. */
export function beginningOf(codes: readonly string[]): string {
  return codes.map((code) => `\u001b[${code}m`).join("");
}
