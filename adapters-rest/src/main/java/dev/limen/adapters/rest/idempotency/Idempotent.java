package dev.limen.adapters.rest.idempotency;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource method that is idempotent for clients that send an {@value #HEADER}: a request that comes again with its
 * key is not carried out again but answered the same. The method returns a response; its only parameter without an
 * annotation is the body.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {

    String HEADER = "Idempotency-Key";

    /** Whether callers are not signed in; their keys are one set, and otherwise each user has their own. */
    @Nonbinding
    boolean anonymous() default false;
}
