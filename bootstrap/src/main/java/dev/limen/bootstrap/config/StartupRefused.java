package dev.limen.bootstrap.config;

import java.util.List;

/** LIMEN must not start like this; the message says which setting to change. */
public sealed class StartupRefused extends RuntimeException {

    public static final int EXIT_CODE = 2;

    public StartupRefused(List<String> reasons) {
        super(String.join(" ", reasons));
    }

    public StartupRefused(String reason) {
        super(reason);
    }

    /** What is missing may come by itself: LIMEN is refused when it has been waited for long enough. */
    public static final class NotYet extends StartupRefused {

        public NotYet(String reason) {
            super(reason);
        }
    }
}
