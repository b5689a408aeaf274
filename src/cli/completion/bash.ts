import type { CommandOutline, Words } from "./outline.ts";

// The library's words are compared and quoted one by one: `compgen -W` would run what is in them.
const HEAD = `# bash completion for episode: eval "$(episode completion bash)"
_episode_offer() {
  local word
  while IFS= read -r word; do
    [[ -n $word && $word == "$cur"* ]] && COMPREPLY+=("$(printf %q "$word")")
  done
}
_episode_paths() {
  compopt -o filenames 2>/dev/null
  local word
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen "$1" -- "$cur")
}
`;

/** A completion script for bash. */
export function bashScript(commands: readonly CommandOutline[]): string {
  return `${HEAD}_episode() {
  local cur=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} command= word
  COMPREPLY=()
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in ${commands.map(({ name }) => name).join("|")}) command=$word; break ;; esac
  done
  case "$command $before" in
${commands.flatMap((command) => values(command)).join("\n")}
  esac
  case $command in
    "") _episode_offer < <(printf '%s\\n' ${commands.map(({ name }) => name).join(" ")}) ;;
${commands.map((command) => wordsOf(command)).join("\n")}
  esac
}
complete -F _episode episode
`;
}

function values({ name, options }: CommandOutline): string[] {
  return options.flatMap(({ names, value }) => {
    if (value === null) return [];
    return [
      `    ${names.map((flag) => `"${name} ${flag}"`).join("|")}) ${offer(value)}; return ;;`,
    ];
  });
}

function wordsOf({ name, args, options }: CommandOutline): string {
  const flags = options.flatMap(({ names }) => names).join(" ");
  const other = args === null ? ":" : offer(args);
  return `    ${name}) if [[ $cur == -* ]]; then _episode_offer < <(printf '%s\\n' ${flags}); else ${other}; fi ;;`;
}

function offer(words: Words): string {
  if ("paths" in words) return `_episode_paths ${words.paths === "files" ? "-f" : "-d"}`;
  if ("ask" in words)
    return `_episode_offer < <(command episode ${words.ask.join(" ")} --format tsv -q 2>/dev/null | sort -u)`;
  return words.fixed.length === 0
    ? ":"
    : `_episode_offer < <(printf '%s\\n' ${words.fixed.join(" ")})`;
}
