#!/usr/bin/env zsh
# complete.zsh FOLDER LINE: what a zsh with the completions of a folder shows when it completes a line.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "TERM=dumb; PS1=; fpath=(${(q)1} \$fpath); autoload -Uz compinit; compinit -u -D; zstyle ':completion:*' list-prompt ''; bindkey '^I' list-choices; print READY"
zpty -r -m shell output '*READY*READY*'
zpty -w -n shell "$2"$'\t'
zpty -w -n shell $'\x18'  # nothing is bound to it: the list is complete when it is read
while zpty -r -t shell output || { sleep 0.2; zpty -r -t shell output }; do
    print -rn -- $output
done
zpty -d shell
