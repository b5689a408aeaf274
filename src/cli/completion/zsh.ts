import type { CommandOutline, OptionOutline, Words } from "./outline.ts";

/** A completion script for zsh. */
export function zshScript(commands: readonly CommandOutline[]): string {
  const names = commands.map(({ name, about }) => quote(`${name}:${about}`));
  return `#compdef episode
# zsh completion for episode: eval "$(episode completion zsh)"
_episode_ask() {
  local -a found
  found=("\${(@fu)$(command episode "$@" --format tsv -q 2>/dev/null)}")
  compadd -- "\${(@)found:#}"
}
_episode() {
  local command word
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case $word in (${commands.map(({ name }) => name).join("|")}) command=$word; break ;; esac
  done
  case "$command \${words[CURRENT-1]}" in
${commands.flatMap(valuesOf).join("\n")}
  esac
  case $command in
    ("") local -a all; all=(${names.join(" ")}); _describe command all ;;
${commands.map(wordsOf).join("\n")}
  esac
}
compdef _episode episode
`;
}

function valuesOf({ name, options }: CommandOutline): string[] {
  return options.flatMap(({ names, value }) => {
    if (value === null) return [];
    return [
      `    (${names.map((flag) => `"${name} ${flag}"`).join("|")}) ${offer(value)}; return ;;`,
    ];
  });
}

function wordsOf({ name, args, options }: CommandOutline): string {
  const flags = options.flatMap(described).join(" ");
  const other = args === null ? ":" : offer(args);
  return `    (${name}) if [[ $PREFIX == -* ]]; then local -a flags; flags=(${flags}); _describe option flags; else ${other}; fi ;;`;
}

function described({ names, about }: OptionOutline): string[] {
  return names.map((name) => quote(`${name}:${about}`));
}

function offer(words: Words): string {
  if ("paths" in words) return words.paths === "files" ? "_files" : "_files -/";
  if ("ask" in words) return `_episode_ask ${words.ask.join(" ")}`;
  return words.fixed.length === 0 ? ":" : `compadd -- ${words.fixed.join(" ")}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
