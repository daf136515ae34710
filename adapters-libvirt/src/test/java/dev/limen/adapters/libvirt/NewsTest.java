package dev.limen.adapters.libvirt;

import static dev.limen.contract.vm.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.contract.vm.DomainNews;
import dev.limen.domain.vm.DomainEvent;
import dev.limen.domain.vm.VmUuid;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NewsTest {

    private final VmUuid one = VmUuid.random();
    private final VmUuid other = VmUuid.random();
    private final DomainNews heard = new DomainNews();
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

        assertHeard(new DomainEvent.StateChanged(one), new DomainEvent.StateChanged(other));
    }

    @Test
    void aResyncCoversWhatCameBefore() {
        news.changed(one);
        news.resync();
        news.changed(other);

        tell();

        assertHeard(new DomainEvent.Resync(), new DomainEvent.StateChanged(other));
    }

    @Test
    void whatAListenerCannotKeepUpWithBecomesAResync() {
        for (int i = 0; i <= News.BOUND; i++) {
            news.changed(VmUuid.random());
        }

        tell();

        assertHeard(new DomainEvent.Resync());
    }

    @Test
    void theSameNewsIsToldAgainWhenItHappensAgain() {
        tell();
        news.changed(one);
        assertHeard(new DomainEvent.StateChanged(one));

        news.changed(one);

        assertHeard(new DomainEvent.StateChanged(one), new DomainEvent.StateChanged(one));
    }

    private void tell() {
        news.listen(heard);
        news.start();
    }

    private void assertHeard(DomainEvent... expected) {
        eventually("all is heard", () -> heard.heard().size() >= expected.length);
        assertEquals(List.of(expected), heard.heard());
    }
}
