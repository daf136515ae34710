# shellcheck shell=sh
# Finds or installs a JDK and Maven, and builds LIMEN with them.

app=bootstrap/target/quarkus-app
tour=tools/tour/target
built=target/limen-built
maven_for_dev=3.9.11

# Keeps JAVA_HOME if it names a JDK that is new enough, else sets it to the oldest that is.
find_jdk() {
    oldest=
    for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
        "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/*; do
        if [ ! -x "$home/bin/javac" ] || [ ! -r "$home/release" ]; then continue; fi
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
        [ "${version:-0}" -ge 25 ] || continue
        [ "$home" != "${JAVA_HOME:-}" ] || return 0
        if [ -z "$oldest" ] || [ "$version" -lt "$oldest" ]; then
            oldest=$version found=$home
        fi
    done
    [ -n "$oldest" ] && export JAVA_HOME="$found"
}

# The package of the oldest JDK that is new enough, or nothing.
offered_jdk() {
    if has apt-get; then
        apt-cache search --names-only '^(openjdk|temurin)-[0-9]+-jdk(-headless)?$' |
            sed -nE 's/^([a-z]+-([0-9]+)-jdk[a-z-]*) .*/\2 \1/p' | sort -k1,1n -k2,2r | awk '$1 >= 25 { print $2; exit }'
    elif dnf -q list java-25-openjdk-devel >/dev/null 2>&1; then
        echo java-25-openjdk-devel
    fi
}

need_jdk() {
    find_jdk && return
    if can_install; then
        refresh_packages
        package=$(offered_jdk)
        if [ -n "$package" ]; then
            install_packages 'LIMEN is built and run with a JDK 25 or newer' "$package"
            find_jdk && return
        fi
        why_not='the package manager here offers none'
    fi
    die "a JDK 25 or newer is missing, and $why_not. Get one (Eclipse Temurin, your distribution, or sdkman: \
\"sdk install java 25-tem\"), unpack it below /usr/lib/jvm or ~/.jdks or set JAVA_HOME to it, and try again."
}

need_maven() {
    has mvn && return
    can_install || die "Maven 3.8 or newer is missing, and $why_not. Put mvn on the PATH and try again."
    install_packages 'LIMEN is built with it' maven
}

build() { build_one "$app/quarkus-run.jar" "$built" -pl bootstrap -am; }
build_tour() { build_one "$tour/tour.jar" "$built-tour" -pl tools/tour -am; }
build_chaos() { build_one "$chaos_app/quarkus-run.jar" "$built-chaos" -pl tools/chaos -am; }

# Builds unless no source is newer. A file that was deleted shows as a newer directory.
build_one() { # RESULT MARK MAVEN-OPTION…
    if [ -f "$1" ] && [ -f "$2" ] &&
        [ -z "$(find pom.xml .mvn ./*/pom.xml ./*/src/main tools/*/pom.xml tools/*/src/main \
            -newer "$2" 2>/dev/null | head -n 1)" ]; then
        return
    fi
    mark=$2
    shift 2
    need_maven
    mkdir -p target
    say 'building (the first time, Maven fetches what it needs; that takes minutes)'
    rm -f "$mark"
    touch "$mark.begun"
    logged target/limen-build.log mvn -B -Dmaven.test.skip=true -Dspotless.check.skip=true "$@" package || {
        grep -m 20 '^\[ERROR\]' target/limen-build.log >&2 || true
        die "the build failed; all it said is in $PWD/target/limen-build.log"
    }
    mv "$mark.begun" "$mark"
}

# Answers a Maven that quarkus:dev accepts; one that is too old can fetch another.
newer_maven() {
    case $(mvn -v | sed -n 's/.*Apache Maven \([0-9]*\.[0-9]*\).*/\1/p') in
    [12].* | 3.[0-8]) ;;
    *) command -v mvn && return ;;
    esac
    cache=${XDG_CACHE_HOME:-$HOME/.cache}/limen
    maven=$cache/apache-maven-$maven_for_dev
    if [ ! -x "$maven/bin/mvn" ]; then
        say "fetching Maven $maven_for_dev into $cache, because quarkus:dev refuses the older one that is here" >&2
        mkdir -p "$cache"
        (
            cd "$cache"
            mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -DoutputDirectory="$cache" \
                -Dartifact="org.apache.maven:apache-maven:$maven_for_dev:tar.gz:bin"
            tar xzf "apache-maven-$maven_for_dev-bin.tar.gz"
        ) >&2 || die "Maven $maven_for_dev could not be fetched"
    fi
    echo "$maven/bin/mvn"
}
