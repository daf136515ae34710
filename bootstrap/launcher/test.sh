# shellcheck shell=sh disable=SC2154 # the launcher has set why_not
# Runs every test, looks for what they left behind, and counts.

run_tests() { # OPTION…
    options "$@"
    began=$(now) failed='' run=target/limen-test network_was=down were_up=
    need_jdk
    need_maven
    for daemon in virtlogd libvirtd; do pid_of "$daemon" >/dev/null && were_up="$were_up $daemon "; done
    network_is_up && network_was=up
    trap 'exit 130' INT TERM
    trap stop_started EXIT
    prepare_libvirt || die "$why_not; the tests with real guests need it"
    need_python
    verify
    failures
    secrets_in_logs && failed="${failed:+$failed; }secrets in logs"
    check_left || failed="${failed:+$failed; }left behind:$left"
    stop_started
    trap - EXIT
    # shellcheck disable=SC2046 # three numbers
    conclude $(counts)
}

need_python() {
    python3 -c 'import ensurepip, venv' 2>/dev/null && return
    can_install || die "Python 3 with its module venv is missing, and $why_not; the API's description is tested with it"
    if has apt-get; then set -- python3 python3-venv; else set -- python3; fi
    install_packages "the API's description is tested by a program in Python" "$@"
}

verify() {
    on_libvirt_before=$(on_libvirt)
    run_id=$$.$began
    work=$(mktemp -d /tmp/limen-test.XXXXXX)
    chmod 755 "$work"
    mkdir -p target
    touch "$run.begun"
    speak_utf8
    say 'testing (the first time, Maven fetches what it needs; that takes minutes)'
    # The mark is inherited by every process of the tests, and their temporary files lie where they can be checked.
    logged "$run.log" env LIMEN_TEST_RUN="$run_id" JAVA_TOOL_OPTIONS="-Djava.io.tmpdir=$work ${JAVA_TOOL_OPTIONS:-}" \
        mvn -B -T 1C -fae verify || failed='the build failed'
}

conclude() { # RUN FAILED SKIPPED
    [ "$1" -gt 0 ] || failed="${failed:+$failed; }no test ran"
    [ -z "$failed" ] || say "$failed; all that was said is in $PWD/$run.log"
    [ "$3" -eq 0 ] || say "$3 skipped"
    say "took $(($(now) - began)) s"
    echo "$(($1 - $2 - $3)) passed, $2 failed"
    [ -z "$failed" ] && [ "$2" -eq 0 ]
}

# ---- what is left --------------------------------------------------------------------------------------------------

# Domains and storage pools, one per line.
on_libvirt() {
    for kind in domain pool; do
        case $kind in domain) what=list ;; pool) what=pool-list ;; esac
        virsh -c "$LIMEN_LIBVIRT_URI" "$what" --all --name 2>/dev/null | sed "s/ *$//; /^$/d; s/^/$kind /"
    done
}

new_on_libvirt() { on_libvirt | grep -vxF "${on_libvirt_before:-none}" || true; }

marked() {
    grep -l "LIMEN_TEST_RUN=$run_id" /proc/[0-9]*/environ 2>/dev/null | sed 's#/proc/\([0-9]*\)/.*#\1#'
}

check_left() {
    disks=$(find "$work" \( -name '*.qcow2' -o -name '*.img' \) | tr '\n' ' ')
    rm -rf "$work"
    attempts=10
    while [ "$attempts" -gt 0 ] && [ -n "$(marked)$(new_on_libvirt)" ]; do
        attempts=$((attempts - 1))
        sleep 1
    done
    left=$(new_on_libvirt | sed 's/^/ /' | tr -d '\n')${disks:+ disk $disks}
    for pid in $(marked); do
        left="$left process $pid ($(cat "/proc/$pid/comm" 2>/dev/null || true))"
        kill "$pid" 2>/dev/null || true
    done
    [ -z "$left" ]
}

# Daemons that were not here before go, also those that their installation started.
stop_started() {
    [ "$network_was" = up ] || virsh -c qemu:///system net-destroy default >/dev/null 2>&1 || true
    for daemon in libvirtd virtlogd; do
        case $were_up in *" $daemon "*) continue ;; esac
        if pid=$(pid_of "$daemon"); then
            say "stopping $daemon"
            kill "$pid"
            # A process that nobody has taken note of yet still has a number, but no program any more.
            attempts=100
            while [ "$attempts" -gt 0 ] && readlink "/proc/$pid/exe" >/dev/null; do
                attempts=$((attempts - 1))
                sleep 0.2
            done
        fi
    done
}

# ---- secrets in logs -----------------------------------------------------------------------------------------------

# Names file and line of everything in a log of this run that lets somebody in; false when there is nothing. A log is
# what was said while tests ran: all that the build and the LIMENs inside of it printed (target/limen-test.log), and what
# processes of the tests' wrote to files of their own (*.log below a target directory, or among temporary files). Reports
# are none: they repeat names of tests, with their examples, and what the log has already.
secrets_in_logs() {
    known_secrets >"$work/known"
    find . "$work" -name '*.log' -newer "$run.begun" \( -path '*/target/*' -o -path "$work/*" \) -exec grep -nHE \
        -e 'eyJ[A-Za-z0-9_-]+\.eyJ' -e '[$]argon2(id|i|d)[$]' -f "$work/known" {} + |
        sed -E 's/^([^:]*:[0-9]+):.*/limen:   secret in a log: \1/' | grep .
}

# The passwords and signing secrets that tests use, as far as they have a name in their sources.
known_secrets() {
    find ./*/src/test tools/*/src -name '*.java' -exec sed -nE \
        -e 's/.*(PASSWORD|SECRET) = "([^"]{8,})".*/\2/p' \
        -e 's/.*new Credentials\("[^"]*", "([^"]{8,})"\).*/\1/p' {} + | sed 's/[][\.*^$+?(){}|]/\\&/g' | sort -u
}

# ---- counting ------------------------------------------------------------------------------------------------------

in_reports() { # AWK-PROGRAM
    find . -path '*/target/*-reports/TEST-*.xml' -newer "$run.begun" -exec awk '
        function value(name) {
            return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : ""
        }
        '"$1" {} +
}

# Tests run, failed, skipped.
counts() {
    in_reports '
        /<testsuite / { run += value("tests"); bad += value("errors") + value("failures"); skipped += value("skipped") }
        END { print run, bad, skipped }' | awk '{ run += $1; bad += $2; skipped += $3 } END { print run + 0, bad + 0, skipped + 0 }'
}

failures() {
    in_reports '
        /<testcase / { test = value("classname") "." value("name") }
        /<(failure|error)[ >]/ { print "limen:   failed: " test ": " substr(value("message"), 1, 2000) }' |
        sed 's/&#10;/ /g; s/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' | sort -u
}
