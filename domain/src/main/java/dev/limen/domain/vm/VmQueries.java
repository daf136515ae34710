package dev.limen.domain.vm;

import dev.limen.domain.image.ImageId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads VMs for showing them: no locks, no unit of work needed, one statement per call. */
public interface VmQueries {

    /** The VM as last committed. */
    Optional<VmView> find(VmRef ref);

    /** The VMs that pass the filter, ordered by id. */
    List<VmView> list(VmFilter filter);

    /** The VMs on which an operation is in progress, ordered by id. */
    List<VmView> busy();

    /** The first so many VMs made from an image, ordered by id. */
    List<VmView> madeFrom(ImageId image, int limit);

    /** Those of the UUIDs that are retired: no VM bears them, nor ever will. */
    Set<VmUuid> removed(Collection<VmUuid> uuids);

    /** How many VMs pass the filter, its {@code after} and {@code limit} aside. */
    long count(VmFilter filter);
}
