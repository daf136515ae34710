package dev.limen.domain.user;

/** Something that happened to a user, with the user as they were right after. */
public sealed interface UserEvent {

    UserView user();

    record UserAdded(UserView user) implements UserEvent {}

    record UserApproved(UserView user) implements UserEvent {}

    record UserDeleted(UserView user) implements UserEvent {}
}
