package dev.limen.application.quota;

import dev.limen.domain.quota.Quotas;
import dev.limen.domain.quota.Usage;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmView;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows an administrator what each user holds, counted in two ways. */
public final class CompareUsage {

    /**
     * How much a user holds. Both ways of counting agree, but for the moment in which a VM changes its size.
     *
     * @param usage what counts against the quota
     * @param vms the sum over the VMs
     */
    public record Balance(UserId user, Usage usage, Usage vms) {}

    private final Quotas quotas;
    private final VmQueries queries;

    public CompareUsage(Quotas quotas, VmQueries queries) {
        this.quotas = quotas;
        this.queries = queries;
    }

    /** Those who hold anything, ordered by id. */
    public List<Balance> handle(Actor actor) {
        actor.requireAdmin();
        Map<UserId, Usage> usages = quotas.usages();
        Map<UserId, Usage> sums = queries.list(VmFilter.all()).stream()
                .collect(Collectors.toMap(VmView::owner, vm -> Usage.ofOneVm(vm.size()), Usage::plus));
        return Stream.concat(sums.keySet().stream(), usages.keySet().stream())
                .distinct()
                .sorted(Comparator.comparingLong(UserId::value))
                .map(user ->
                        new Balance(user, usages.getOrDefault(user, Usage.NONE), sums.getOrDefault(user, Usage.NONE)))
                .toList();
    }
}
