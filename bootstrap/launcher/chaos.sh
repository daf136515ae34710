# shellcheck shell=sh disable=SC2154 # the launcher has set called_from
# Kills LIMEN and what it stands on, and looks whether everything still agrees.

chaos_app=tools/chaos/target/quarkus-app

run_chaos() { # TRIAL OPTION…
    hypervisor=simulator
    trial=${1:-matrix}
    [ $# -eq 0 ] || shift
    words=
    while [ $# -gt 0 ]; do
        case $1 in
        --no-install) may_install=no ;;
        --hypervisor) hypervisor=${2:?"--hypervisor needs a value"} && words="$words $1 $2" && shift ;;
        --*) words="$words $1 ${2:?"$1 needs a value"}" && shift ;;
        *) die "there is no option $1; ./limen help tells which there are" ;;
        esac
        shift
    done
    need_jdk
    case $hypervisor in
    simulator) ;;
    libvirt)
        [ "$(id -u)" -eq 0 ] || die 'chaos on libvirt kills libvirtd and QEMU, so it has to be run as root'
        ! has_service_manager || die 'chaos on libvirt kills libvirtd and starts it by itself: run it where no service manager does'
        prepare_libvirt || die "$why_not"
        ;;
    *) die '--hypervisor must be libvirt or simulator' ;;
    esac
    build_chaos
    speak_utf8
    # shellcheck disable=SC2086 # the flags and the options are words
    exec "$JAVA_HOME/bin/java" $jvm_flags -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
        -cp "$chaos_app/app/*:$chaos_app/lib/main/*:$chaos_app/lib/boot/*" dev.limen.chaos.Chaos "$PWD/$chaos_app" "$trial" $words
}
