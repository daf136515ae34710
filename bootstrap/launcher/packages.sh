# shellcheck shell=sh disable=SC2034 # who asks reads why_not
# Installs what is missing with the system's package manager.

may_install=yes
why_not=

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }
has() { command -v "$1" >/dev/null 2>&1; }

can_be_root() {
    [ "$(id -u)" -eq 0 ] && return
    has sudo || return 1
    [ -t 0 ] || sudo -n true 2>/dev/null
}

# Whether something can be installed here; if not, $why_not is the reason.
can_install() {
    if [ "$may_install" = no ]; then
        why_not='--no-install forbids installing it'
    elif ! has apt-get && ! has dnf; then
        why_not='neither apt-get nor dnf is here to install it'
    elif ! can_be_root; then
        why_not='installing it needs root or sudo'
    else
        return 0
    fi
    return 1
}

refresh_packages() {
    has apt-get && [ -z "${refreshed:-}" ] || return 0
    refreshed=yes
    say 'refreshing the list of packages'
    logged target/limen-install.log as_root apt-get update || say 'that failed; going on with the list there is'
}

install_packages() { # WHY PACKAGE…
    why=$1
    shift
    refresh_packages
    say "installing $*: $why"
    if has apt-get; then
        set -- apt-get install -y --no-install-recommends "$@"
    else
        set -- dnf install -y "$@"
    fi
    logged target/limen-install.log as_root env DEBIAN_FRONTEND=noninteractive "$@" ||
        die "the installation failed; all it said is in $PWD/target/limen-install.log"
}
