# shellcheck shell=sh disable=SC2034 # the counting reads run
# The quick check for the loop while working: formatting, compiler, and every test that needs nothing beside the JVM.

run_check() { # OPTION…
    options "$@"
    began=$(now) failed='' run=target/limen-check
    need_jdk
    need_maven
    mkdir -p target
    touch "$run.begun"
    speak_utf8
    say 'checking (the first time, Maven fetches what it needs; that takes minutes)'
    # Everything is short: what the thorough compiler of the JVM would gain costs more than it brings.
    light='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC'
    logged "$run.log" env MAVEN_OPTS="$light ${MAVEN_OPTS:-}" mvn -B -T 1C -fae -DforkCount=2 -DargLine="$light" \
        -Dtest="$(quick_tests)" -Dsurefire.failIfNoSpecifiedTests=false test || failed='the build failed'
    [ -z "$failed" ] || grep -m 20 '^\[ERROR\]' "$run.log" || true
    failures
    # shellcheck disable=SC2046 # three numbers
    conclude $(counts)
}

# The test classes that start neither Quarkus nor another process: the names, with their packages.
quick_tests() {
    find . -path '*/src/test/*' -name '*Test.java' -exec grep -LE '@QuarkusTest|@Tag\("external"\)' {} + |
        sed 's#.*/src/test/java/##; s#/#.#g; s#\.java$##' | paste -sd , -
}
