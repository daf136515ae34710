# shellcheck shell=sh disable=SC2154 # the launcher has set data and why_not
# Makes libvirt and QEMU ready where they can be.

answers() { timeout 10 virsh -c "$1" version >/dev/null 2>&1; }
has_service_manager() { [ -d /run/systemd/system ]; }

has_libvirt() {
    for tool in virsh libvirtd qemu-img "qemu-system-$(uname -m)"; do has "$tool" || return 1; done
}

pid_of() { # DAEMON
    pid=$(cat "/run/$1.pid" 2>/dev/null) && [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = "$1" ] && echo "$pid"
}

# Makes libvirt answer on the address that LIMEN will use; if it cannot be, $why_not is the reason.
prepare_libvirt() {
    if [ -n "${LIMEN_LIBVIRT_URI:-}" ] && [ "$LIMEN_LIBVIRT_URI" != qemu:///system ]; then
        why_not="libvirt does not answer on $LIMEN_LIBVIRT_URI"
        answers "$LIMEN_LIBVIRT_URI"
        return
    fi
    install_libvirt || { why_not="libvirt or QEMU is missing, and $why_not"; return 1; }
    export LIMEN_LIBVIRT_URI=qemu:///system
    if [ "$(id -u)" -eq 0 ]; then
        why_not='libvirt does not answer on qemu:///system ("virtlogd; libvirtd" may tell why)'
        open_kvm
        start_libvirt || return 1
        start_network
    elif ! answers qemu:///system || ! is_open_to_others "$data"; then
        export LIMEN_LIBVIRT_URI=qemu:///session
        why_not='libvirt answers neither on qemu:///system nor on qemu:///session'
        answers qemu:///session
    fi
}

install_libvirt() {
    has_libvirt && return
    can_install || return 1
    if ! has apt-get; then
        why_not='LIMEN knows the packages for apt-get only: install libvirt with its client, QEMU and dnsmasq'
        return 1
    fi
    install_packages 'they run the virtual machines (--hypervisor simulator does without)' \
        libvirt-daemon-system libvirt-clients qemu-system-x86 qemu-utils dnsmasq-base iptables
}

# While QEMU's user cannot open /dev/kvm, libvirtd probes QEMU again and again, for minutes.
open_kvm() {
    if [ ! -e /dev/kvm ] || ! getent group kvm >/dev/null; then return; fi
    case $(stat -c %G:%a /dev/kvm) in kvm:660 | *:666) return ;; esac
    say 'giving /dev/kvm to the group kvm, as libvirt expects'
    { chgrp kvm /dev/kvm && chmod 660 /dev/kvm; } || say 'that failed; libvirt may be slow'
}

start_libvirt() {
    answers qemu:///system && return
    if has_service_manager; then
        say 'starting libvirtd'
        systemctl start libvirtd || return 1
    else
        say 'starting virtlogd and libvirtd (no service manager runs here)'
        for daemon in virtlogd libvirtd; do pid_of "$daemon" >/dev/null || "$daemon" -d || return 1; done
    fi
    begun=$(now)
    until answers qemu:///system; do
        [ $(($(now) - begun)) -lt 60 ] || return 1
        sleep 1
    done
    say "libvirt answers after $(($(now) - begun)) s"
}

network_is_up() { LC_ALL=C virsh -c qemu:///system net-info default 2>/dev/null | grep -q '^Active: *yes'; }

start_network() {
    network_is_up && return
    if virsh -c qemu:///system net-start default >/dev/null 2>&1; then
        say 'started the network "default"'
    else
        say 'the network "default" cannot be started here; guests get a user-mode network'
    fi
}

# Whether every directory on the way lets other users through, QEMU's own among them; $way is one that does not.
is_open_to_others() { # DIRECTORY
    way=$1
    while [ ! -d "$way" ]; do way=$(dirname "$way"); done
    while [ "$way" != / ]; do
        [ -n "$(find "$way" -prune -perm -001)" ] || return 1
        way=$(dirname "$way")
    done
}
