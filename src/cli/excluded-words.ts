/**
 * The command line with the words that `search` is to leave out (`-word`) after `--`, where
 * commander does not take them for options. Short options have one letter; what has more is a word.
 */
export function withExcludedWords(argv: readonly string[]): string[] {
  const command = argv.indexOf("search");
  const end = argv.includes("--") ? argv.indexOf("--") : argv.length;
  const isExcluded = (arg: string, i: number) =>
    command >= 0 && i > command && i < end && /^-(?:["“]|\p{L}[\p{L}\p{M}\p{N}:])/u.test(arg);
  const excluded = argv.filter(isExcluded);
  if (excluded.length === 0) return [...argv];
  const others = argv.slice(0, end).filter((arg, i) => !isExcluded(arg, i));
  return [...others, "--", ...excluded, ...argv.slice(end + 1)];
}
