package dev.limen.tour;

import dev.limen.client.ExpectationFailed;
import dev.limen.client.host.Command;
import dev.limen.client.host.Virsh;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Looks at a VM past LIMEN, through libvirt's own client on the same machine. */
record LibvirtCheck(Virsh virsh) {

    /** Empty where LIMEN runs on another machine, or virsh is not here or gets no answer. */
    static Optional<LibvirtCheck> besides(URI server, Map<String, String> environment) {
        Virsh virsh = new Virsh(environment.getOrDefault("LIMEN_LIBVIRT_URI", "qemu:///system"));
        return isHere(server) && virsh.answers() ? Optional.of(new LibvirtCheck(virsh)) : Optional.empty();
    }

    private static boolean isHere(URI server) {
        try {
            return InetAddress.getByName(server.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    void expectState(String uuid, String state) {
        String found = virsh.run("domstate", uuid).output().strip();
        ExpectationFailed.unless(found.equals(state), "'" + state + "' from virsh domstate", found);
    }

    /** The number of QEMU's process for the VM. */
    long expectProcess(String uuid) {
        return Virsh.processOf(uuid).orElseThrow(() -> new ExpectationFailed("a QEMU process with " + uuid, "none"));
    }

    void expectSize(String uuid, int cpu, int memoryMiB) {
        String info = virsh.run("dominfo", uuid).output();
        boolean cpus = info.lines().anyMatch(line -> line.matches("CPU\\(s\\): +" + cpu));
        boolean memory = info.lines().anyMatch(line -> line.matches("Max memory: +" + memoryMiB * 1024 + " KiB"));
        ExpectationFailed.unless(
                cpus && memory, cpu + " CPUs and " + memoryMiB + " MiB from virsh dominfo", info.strip());
    }

    /** The file that holds the VM's disk. */
    Path disk(String uuid) {
        String list = virsh.run("domblklist", "--details", uuid).output();
        return list.lines()
                .map(line -> line.strip().split(" +", 4))
                .filter(line -> line.length == 4 && line[1].equals("disk"))
                .map(line -> Path.of(line[3]))
                .findFirst()
                .orElseThrow(() -> new ExpectationFailed("a disk in virsh domblklist", list));
    }

    void expectGone(String uuid, Path disk) {
        ExpectationFailed.unless(!virsh.run("domstate", uuid).succeeded(), "no domain " + uuid, "one");
        ExpectationFailed.unless(!Files.exists(disk), "no file " + disk, "one");
    }

    /** The XML of which the domain is started the next time. */
    String definition(String uuid) {
        return virsh.run("dumpxml", "--inactive", uuid).orThrow();
    }

    static void makeDisk(Path disk) {
        Command.run("qemu-img", "create", "-q", "-f", "qcow2", disk.toString(), "1G")
                .orThrow();
    }

    void defineAndStart(String uuid, Path definition) {
        virsh.run("define", definition.toString()).orThrow();
        virsh.run("start", uuid).orThrow();
    }

    void remove(String uuid) {
        virsh.run("destroy", uuid);
        virsh.run("undefine", uuid);
    }
}
