package dev.limen.domain.console;

/** What can be wrong with a request about consoles. */
public abstract sealed class ConsoleError extends RuntimeException {

    private ConsoleError(String message) {
        super(message);
    }

    /** Nobody of this name looks at the screen, or not any more. */
    public static final class NoSuchViewer extends ConsoleError {
        public NoSuchViewer() {
            super("There is no such viewer of this virtual machine.");
        }
    }
}
