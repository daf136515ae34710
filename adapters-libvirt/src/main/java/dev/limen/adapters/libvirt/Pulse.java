package dev.limen.adapters.libvirt;

import dev.limen.domain.hypervisor.HypervisorError;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.libvirt.LibvirtException;

/**
 * Feels whether libvirt answers, on a link of its own; while another link is down the answer is no as well. A libvirt that hangs holds one thread, however many ask: they share the question, and
 * each takes silence for a no.
 */
final class Pulse {

    private static final long PATIENCE_MILLIS = 900;

    private final Link link;
    private final List<Link> others;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("libvirt-pulse").daemon().factory());
    private @Nullable CompletableFuture<Boolean> asked;

    Pulse(Link link, List<Link> others) {
        this.link = link;
        this.others = others;
    }

    boolean answers() {
        return ask().copy()
                .completeOnTimeout(false, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .join();
    }

    private synchronized CompletableFuture<Boolean> ask() {
        CompletableFuture<Boolean> question = asked;
        if (question == null || question.isDone()) {
            try {
                question = CompletableFuture.supplyAsync(this::feel, thread);
            } catch (RejectedExecutionException closed) {
                question = CompletableFuture.completedFuture(false);
            }
            asked = question;
        }
        return question;
    }

    private boolean feel() {
        try {
            return others.stream().allMatch(Link::isUp)
                    && link.session().use(connection -> connection.getLibVersion() > 0);
        } catch (LibvirtException | HypervisorError e) {
            return false;
        }
    }

    void close() {
        thread.shutdown();
    }
}
