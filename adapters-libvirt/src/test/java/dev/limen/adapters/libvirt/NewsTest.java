package dev.limen.adapters.libvirt;

import static dev.limen.contract.vm.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.contract.hypervisor.GuestEvents;
import dev.limen.domain.hypervisor.GuestEvent;
import dev.limen.domain.vm.VmUuid;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NewsTest {

    private final VmUuid one = VmUuid.random();
    private final VmUuid other = VmUuid.random();
    private final GuestEvents heard = new GuestEvents();
    private final News news = new News();

    @AfterEach
    void close() {
        news.close();
    }

    @Test
    void whatIsNotHeardYetIsToldOncePerDomain() {
        news.changed(one);
        news.changed(other);
        news.changed(one);

        tell();

        assertHeard(new GuestEvent.StateChanged(one), new GuestEvent.StateChanged(other));
    }

    @Test
    void aResyncCoversWhatCameBefore() {
        news.changed(one);
        news.resync();
        news.changed(other);

        tell();

        assertHeard(new GuestEvent.Resync(), new GuestEvent.StateChanged(other));
    }

    @Test
    void whatAListenerCannotKeepUpWithBecomesAResync() {
        for (int i = 0; i <= News.BOUND; i++) {
            news.changed(VmUuid.random());
        }

        tell();

        assertHeard(new GuestEvent.Resync());
    }

    @Test
    void theSameNewsIsToldAgainWhenItHappensAgain() {
        tell();
        news.changed(one);
        assertHeard(new GuestEvent.StateChanged(one));

        news.changed(one);

        assertHeard(new GuestEvent.StateChanged(one), new GuestEvent.StateChanged(one));
    }

    private void tell() {
        news.listen(heard);
        news.start();
    }

    private void assertHeard(GuestEvent... expected) {
        eventually("all is heard", () -> heard.heard().size() >= expected.length);
        assertEquals(List.of(expected), heard.heard());
    }
}
