/** What operators see of a running LIMEN: readiness, and log lines without secrets. */
@NullMarked
package dev.limen.bootstrap.observability;

import org.jspecify.annotations.NullMarked;
