package dev.limen.contract.user;

/** What every {@link dev.limen.domain.user.Users} does. */
public interface UsersContract extends UsersSavingContract, UsersNamesContract, UsersAdminsContract {}
