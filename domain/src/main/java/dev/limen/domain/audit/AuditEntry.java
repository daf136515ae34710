package dev.limen.domain.audit;

import dev.limen.domain.user.UserId;
import dev.limen.domain.user.Username;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did or was refused. It never holds anything of a request but what is named here.
 *
 * @param address where the request came from; absent where that is not known, or several came from more than one
 * @param requestId the request, or the last of them
 * @param at when it was answered, or the last of them
 * @param count how many requests this entry is about, from 1
 */
public record AuditEntry(
        Who who, What what, Result result, @Nullable String address, String requestId, Instant at, int count) {

    /**
     * Who it was, as they were called then.
     *
     * @param user absent where nobody was recognised
     * @param name where somebody tried to sign in, the name that was tried; absent where there was none
     */
    public record Who(@Nullable UserId user, @Nullable Username name) {

        /** Nobody is known. */
        public static final Who NOBODY = new Who(null, null);
    }

    /**
     * What it was.
     *
     * @param operation in the words of whoever recorded it: the method and route of a request, say
     * @param action which of the actions of such an operation
     * @param target the number or UUID of what it was done to, or of what it made
     */
    public record What(
            String operation,
            @Nullable String action,
            @Nullable String target) {}

    /**
     * How it ended.
     *
     * @param status the number that whoever recorded it has for that
     * @param errorCode the word for an error; absent where there was none
     */
    public record Result(int status, @Nullable String errorCode) {}
}
