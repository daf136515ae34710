package dev.limen.adapters.websocket.console;

import dev.limen.adapters.websocket.channel.StreamEnd;
import dev.limen.application.console.CheckConsole;
import dev.limen.application.console.LeaveConsole;
import dev.limen.application.console.ReviewViewers;
import dev.limen.application.reconciliation.CoalescingTask;
import dev.limen.application.reconciliation.TaskScheduler;
import dev.limen.domain.change.Change;
import dev.limen.domain.change.ChangeFeed;
import dev.limen.domain.change.LoggedChange;
import dev.limen.domain.change.Position;
import dev.limen.domain.console.ViewerId;
import dev.limen.domain.session.SessionChange;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmView;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The open consoles of this process, which end with what allowed them: their sessions, their users' rights, their VMs, and
 * that nobody has cut them off.
 */
@Singleton
class Consoles implements ChangeFeed.Listener {

    private static final Logger LOG = Logger.getLogger(Consoles.class);

    private final CheckConsole checkConsole;
    private final LeaveConsole leaveConsole;
    private final ReviewViewers reviewViewers;
    private final InstantSource clock;
    private final CoalescingTask reviews;
    private final CoalescingTask viewerReviews;
    private final Set<Console> open = ConcurrentHashMap.newKeySet();
    private volatile boolean down;

    Consoles(
            CheckConsole checkConsole,
            LeaveConsole leaveConsole,
            ReviewViewers reviewViewers,
            TaskScheduler scheduler,
            InstantSource clock) {
        this.checkConsole = checkConsole;
        this.leaveConsole = leaveConsole;
        this.reviewViewers = reviewViewers;
        this.clock = clock;
        this.reviews = new CoalescingTask("The review of consoles", this::review, scheduler);
        this.viewerReviews = new CoalescingTask("The review of viewers", this::reviewViewers, scheduler);
    }

    /** From when it was added on, a console ends when it must; whether it had to before is found out by asking. */
    void open(Console console) {
        open.add(console);
        if (down) {
            console.end(StreamEnd.SHUTDOWN);
        } else if (mayGoOn(console)) {
            console.start();
        }
    }

    /** The client is gone. */
    void remove(Console console) {
        open.remove(console);
        console.end(StreamEnd.FAULT);
        leave(console.viewer());
    }

    /** Nobody looks after all. Does not block. */
    void abandon(ViewerId viewer) {
        Thread.ofVirtual().name("console-abandoned").start(() -> leave(viewer));
    }

    private void leave(ViewerId viewer) {
        try {
            leaveConsole.handle(viewer);
        } catch (RuntimeException e) {
            LOG.debug("That a viewer has left is found out later", e);
        }
    }

    private boolean mayGoOn(Console console) {
        try {
            if (checkConsole.handle(console.session(), console.vm())) {
                return true;
            }
            console.end(StreamEnd.NOT_ALLOWED);
        } catch (RuntimeException e) {
            LOG.warn("Whether a console may go on could not be found out; it ends", e);
            console.end(StreamEnd.FAULT);
        }
        return false;
    }

    private void review() {
        open.stream().filter(Console::takeDoubt).forEach(this::mayGoOn);
    }

    private void reviewViewers() {
        Set<ViewerId> viewers = open.stream().map(Console::viewer).collect(Collectors.toSet());
        Set<ViewerId> cut = reviewViewers.handle(viewers);
        open.stream()
                .filter(console -> cut.contains(console.viewer()))
                .forEach(console -> console.end(StreamEnd.CUT_OFF));
    }

    private void doubt(Predicate<Console> which) {
        open.stream().filter(which).forEach(Console::doubt);
        reviews.request();
    }

    void check() {
        open.forEach(console -> console.check(clock.instant()));
        viewerReviews.request();
    }

    void shutDown() {
        down = true;
        open.forEach(console -> console.end(StreamEnd.SHUTDOWN));
    }

    @Override
    public void changed(LoggedChange entry) {
        switch (entry.change()) {
            case Change.VmChanged(VmView vm, @Nullable UserId previousOwner) -> {
                if (previousOwner != null) {
                    doubt(console -> console.vm().equals(vm.uuid()));
                }
            }
            case Change.VmRemoved(VmView vm) ->
                open.stream()
                        .filter(console -> console.vm().equals(vm.uuid()))
                        .forEach(console -> console.end(StreamEnd.NOT_ALLOWED));
            case Change.SessionChanged(SessionChange.Ended(var family, var user, var why)) ->
                open.stream()
                        .filter(console -> console.session().family().equals(family))
                        .forEach(console -> console.end(StreamEnd.of(why)));
            case Change.SessionChanged(SessionChange.OfUser(UserId user)) ->
                doubt(console -> console.session().actor().id().equals(user));
        }
    }

    @Override
    public void resync(Position position) {
        doubt(console -> true);
    }
}
