package dev.limen.application.vm;

import dev.limen.domain.image.ImageId;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Queries in whose middle something happens: a test overrides the one that it is about. */
public class DelegatingQueries implements VmQueries {

    private final VmQueries real;

    public DelegatingQueries(VmQueries real) {
        this.real = real;
    }

    @Override
    public Optional<VmView> find(VmRef ref) {
        return real.find(ref);
    }

    @Override
    public List<VmView> list(VmFilter filter) {
        return real.list(filter);
    }

    @Override
    public List<VmView> busy() {
        return real.busy();
    }

    @Override
    public List<VmView> madeFrom(ImageId image, int limit) {
        return real.madeFrom(image, limit);
    }

    @Override
    public Set<VmUuid> removed(Collection<VmUuid> uuids) {
        return real.removed(uuids);
    }

    @Override
    public long count(VmFilter filter) {
        return real.count(filter);
    }
}
