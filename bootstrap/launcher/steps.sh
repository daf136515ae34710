# shellcheck shell=sh
# What the launcher says, and how it shows that a long step goes on.

say() { printf 'limen: %s\n' "$*"; }
die() { printf 'limen: %s\n' "$*" >&2; exit 1; }
now() { sed "s|[.].*||" /proc/uptime; } # unlike date, nobody sets it

# Runs a command quietly: all it says goes to a log; what tells how far it is, to the screen with the seconds gone by.
logged() { # LOG COMMAND…
    log=$1 begun=$(now)
    shift
    mkdir -p "$(dirname "$log")"
    { code=0; "$@" </dev/null 2>&1 || code=$?; echo "$code" >"$log.code"; } | tee "$log" | show_milestones "$begun"
    code=$(cat "$log.code")
    rm -f "$log.code"
    return "$code"
}

show_milestones() { # BEGUN
    begun=$1 files=0
    while IFS= read -r line; do
        case $line in
        *'] Building LIMEN '*)
            # shellcheck disable=SC2086 # as words, so that the padding goes
            set -- ${line#*Building }
            milestone=$*
            ;;
        *'Tests run: '*' -- in '*)
            result=${line#*Tests run: }
            milestone="  ${line##* -- in }: tests ${result%% -- in *}"
            ;;
        *'Downloaded from '* | 'Setting up '*)
            files=$((files + 1))
            [ "$files" -eq 1 ] || [ $((files % 100)) -eq 0 ] || continue
            case $line in Setting*) milestone="  $files packages set up" ;; *) milestone="  $files files fetched" ;; esac
            ;;
        *) continue ;;
        esac
        printf 'limen: %4d s  %s\n' $(($(now) - begun)) "$milestone"
    done
}
