package dev.limen.domain.quota;

import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import java.util.List;

/** Keeps quotas and tells usage, which is always the sum over the VMs there are, never a counter. */
public interface Quotas {

    /** The quota that counts for a user: their own, else the standard one. Needs no unit of work. */
    Quota of(UserId user);

    /** The quota of users without one of their own; no other unit sets it until this one ends. Inside a unit of work. */
    Quota lockStandard();

    /**
     * Gives a user limits of their own. Inside a unit of work.
     *
     * @throws UserError.NotFound when there is no such user
     */
    void set(UserId user, Limits limits);

    /** Sets the limits of users without ones of their own. Inside a unit of work. */
    void setStandard(Limits limits);

    /** What a user holds; an update in progress counts with the larger of both sizes. Needs no unit of work. */
    Usage usage(UserId user);

    /** What every user holds who holds anything, ordered by user. Needs no unit of work. */
    List<Balance> balances();

    /**
     * As {@link #usage}, and no other unit reserves for this user until this unit ends. Inside a unit of work, before
     * any VM is found in it.
     *
     * @throws UserError.NotFound when there is no such user
     */
    Usage lockUsage(UserId user);
}
