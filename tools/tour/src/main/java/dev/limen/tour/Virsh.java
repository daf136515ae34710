package dev.limen.tour;

import dev.limen.client.ExpectationFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at a VM past LIMEN, through libvirt's own tool on the same machine. */
final class Virsh {

    private static final Path PROCESSES = Path.of("/proc");

    private final String connection;

    private Virsh(String connection) {
        this.connection = connection;
    }

    /** Empty where LIMEN runs on another machine, or virsh is not here or gets no answer. */
    static Optional<Virsh> besides(URI server, Map<String, String> environment) {
        Virsh virsh = new Virsh(environment.getOrDefault("LIMEN_LIBVIRT_URI", "qemu:///system"));
        return isHere(server) && virsh.run("version").succeeded() ? Optional.of(virsh) : Optional.empty();
    }

    private static boolean isHere(URI server) {
        try {
            return InetAddress.getByName(server.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    void expectState(String uuid, String state) {
        String found = run("domstate", uuid).output().strip();
        ExpectationFailed.unless(found.equals(state), "'" + state + "' from virsh domstate", found);
    }

    /** The number of QEMU's process for the VM. */
    String expectProcess(String uuid) {
        try (Stream<Path> processes = Files.list(PROCESSES)) {
            return processes
                    .filter(process -> isQemuOf(process, uuid))
                    .map(process -> process.getFileName().toString())
                    .findFirst()
                    .orElseThrow(() -> new ExpectationFailed("a QEMU process with " + uuid, "none"));
        } catch (IOException e) {
            throw new ExpectationFailed("a list of processes", e.toString());
        }
    }

    private static boolean isQemuOf(Path process, String uuid) {
        try {
            String command = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
            return command.contains("qemu") && command.contains("\0-uuid\0" + uuid);
        } catch (IOException notAProcess) {
            return false;
        }
    }

    void expectSize(String uuid, int cpu, int memoryMiB) {
        String info = run("dominfo", uuid).output();
        boolean cpus = info.lines().anyMatch(line -> line.matches("CPU\\(s\\): +" + cpu));
        boolean memory = info.lines().anyMatch(line -> line.matches("Max memory: +" + memoryMiB * 1024 + " KiB"));
        ExpectationFailed.unless(
                cpus && memory, cpu + " CPUs and " + memoryMiB + " MiB from virsh dominfo", info.strip());
    }

    /** The file that holds the VM's disk. */
    Path disk(String uuid) {
        String list = run("domblklist", "--details", uuid).output();
        return list.lines()
                .map(line -> line.strip().split(" +", 4))
                .filter(line -> line.length == 4 && line[1].equals("disk"))
                .map(line -> Path.of(line[3]))
                .findFirst()
                .orElseThrow(() -> new ExpectationFailed("a disk in virsh domblklist", list));
    }

    void expectGone(String uuid, Path disk) {
        ExpectationFailed.unless(!run("domstate", uuid).succeeded(), "no domain " + uuid, "one");
        ExpectationFailed.unless(!Files.exists(disk), "no file " + disk, "one");
    }

    /** The XML of which the domain is started the next time. */
    String definition(String uuid) {
        return run("dumpxml", "--inactive", uuid).orSurprise("virsh dumpxml");
    }

    void makeDisk(Path disk) {
        exec(List.of("qemu-img", "create", "-q", "-f", "qcow2", disk.toString(), "1G"))
                .orSurprise("qemu-img create");
    }

    void defineAndStart(String uuid, Path definition) {
        run("define", definition.toString()).orSurprise("virsh define");
        run("start", uuid).orSurprise("virsh start");
    }

    void remove(String uuid) {
        run("destroy", uuid);
        run("undefine", uuid);
    }

    private record Result(boolean succeeded, String output) {

        String orSurprise(String command) {
            ExpectationFailed.unless(succeeded, "success of " + command, output.strip());
            return output;
        }
    }

    private Result run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("virsh", "-c", connection));
        command.addAll(List.of(arguments));
        return exec(command);
    }

    private static Result exec(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor() == 0, output);
        } catch (IOException notInstalled) {
            return new Result(false, notInstalled.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(false, "interrupted");
        }
    }
}
