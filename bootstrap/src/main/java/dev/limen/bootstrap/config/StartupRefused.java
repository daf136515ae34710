package dev.limen.bootstrap.config;

import java.util.List;

/** LIMEN must not start like this; the message says which setting to change. */
public final class StartupRefused extends RuntimeException {

    public static final int EXIT_CODE = 2;

    public StartupRefused(List<String> reasons) {
        super(String.join(" ", reasons));
    }
}
