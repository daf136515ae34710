package dev.limen.domain.storage;

/**
 * There is more to do than this process can; what was asked has not been done. Any port whose work is so heavy that it
 * must be bounded may throw this instead of letting its callers queue up without end.
 */
public final class Overloaded extends RuntimeException {

    public Overloaded(Throwable cause) {
        super("The server has too much to do at the moment.", cause);
    }
}
