/** A completion script for bash. */
export const BASH = String.raw`# bash completion for episode: eval "$(episode completion bash)"
_episode() {
  local line cur= rest=$COMP_LINE piece before i
  local -a words=() lines=() names=()
  # bash parts words at : and =; what has no space between is one word.
  for ((i = 0; i <= COMP_CWORD; i++)); do
    piece=${"$"}{COMP_WORDS[i]}
    before=${"$"}{rest%%"$piece"*}
    rest=${"$"}{rest#*"$piece"}
    if [[ i -eq 0 || $before == *[[:space:]]* || ( -z $piece && ${"$"}{COMP_LINE:0:COMP_POINT} == *[[:space:]] ) ]]; then
      words+=("$piece")
    else
      words[${"$"}{#words[@]} - 1]+=$piece
    fi
  done
  words=("${"$"}{words[@]//[\"\']/}")
  cur=${"$"}{words[${"$"}{#words[@]} - 1]}
  while IFS= read -r line; do lines+=("$line"); done \
    < <(command episode complete -- "${"$"}{words[@]:1}" 2>/dev/null)
  case ${"$"}{lines[0]-} in
    :files | :folders)
      compopt -o filenames 2>/dev/null
      [[ ${"$"}{lines[0]} == :files ]] && before=-f || before=-d
      while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen $before -- "$cur")
      return ;;
  esac
  # Only what follows the last : or = is replaced.
  before=${"$"}{cur%"${"$"}{cur##*[:=]}"}
  for line in "${"$"}{lines[@]}"; do names+=("${"$"}{line%%$'\t'*}"); done
  if ((${"$"}{#lines[@]} == 1)); then
    line=$(printf %q "${"$"}{names[0]#"$before"}")
    COMPREPLY=("${"$"}{line//\\,/,}")
    return
  fi
  for ((i = 0; i < ${"$"}{#lines[@]}; i++)); do
    line=$(printf %q "${"$"}{names[i]#"$before"}")
    line=${"$"}{line//\\,/,}
    # Descriptions are shown where there is something to choose from.
    [[ ${"$"}{lines[i]} == *$'\t'* && $COMP_TYPE != 37 ]] && line+="  (${"$"}{lines[i]#*$'\t'})"
    COMPREPLY+=("$line")
  done
}
complete -o nosort -F _episode episode 2>/dev/null || complete -F _episode episode
`;
