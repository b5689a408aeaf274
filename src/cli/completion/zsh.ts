/** A completion script for zsh. */
export const ZSH = String.raw`#compdef episode
# zsh completion for episode: eval "$(episode completion zsh)"
_episode() {
  local -a lines names shown
  local line
  lines=("${"$"}{(@f)$(command episode complete -- "${"$"}{(@Q)words[2,CURRENT-1]}" "${"$"}{(Q)PREFIX}" 2>/dev/null)}")
  case $lines[1] in
    (:files) _files; return ;;
    (:folders) _files -/; return ;;
    ("") return 1 ;;
  esac
  for line in $lines; do
    names+=("${"$"}{line%%$'\t'*}")
    shown+=("${"$"}{line/$'\t'/  -- }")
  done
  # A ref may be found by the words of its title, so zsh does not compare what is typed.
  compadd -U -l -V episode -d shown -a names
}
compdef _episode episode
`;
