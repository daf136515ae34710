# shellcheck shell=sh disable=SC2154 # the launcher has set called_from
# Measures packaged applications in turns: that of this checkout, and others to compare it with.

run_bench() { # BENCHMARK OPTION…
    benchmark=$1 runs=5 size=1000 applications=
    [ "$benchmark" = latency ] || size=10000
    shift
    while [ $# -gt 0 ]; do
        case $1 in
        --no-install) may_install=no ;;
        --runs) runs=${2:?"$1 needs a value"} && shift ;;
        --size) size=${2:?"$1 needs a value"} && shift ;;
        -*) die "there is no option $1; ./limen help tells which there are" ;;
        *) applications="$applications $(cd "$called_from" && cd "$1" && pwd)" ;;
        esac
        shift
    done
    need_jdk
    build
    build_chaos
    speak_utf8
    # shellcheck disable=SC2086 # the flags and the applications are words
    exec "$JAVA_HOME/bin/java" $jvm_flags -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
        -cp "$chaos_app/app/*:$chaos_app/lib/main/*:$chaos_app/lib/boot/*" dev.limen.chaos.bench.Benchmark \
        "$benchmark" "$runs" "$size" $applications "$PWD/$app"
}
