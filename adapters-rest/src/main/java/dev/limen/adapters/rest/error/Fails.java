package dev.limen.adapters.rest.error;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which errors the OpenAPI document describes for a resource, besides those that follow from an operation's shape. On a
 * method it replaces that of the class.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Fails {

    With[] with() default {};

    /** Whether it fails while the database or the hypervisor is away. */
    boolean whenUnavailable() default true;

    /** Errors that only some resources have. */
    enum With {
        ORIGIN_NOT_ALLOWED,
        TOO_MANY_ATTEMPTS,
        HYPERVISOR_FAILED,
        TIMED_OUT,
        TOO_MANY_TRANSFERS,
        STORAGE_FULL
    }
}
