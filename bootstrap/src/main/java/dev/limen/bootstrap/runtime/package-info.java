/** What runs beside the requests: start, news from the hypervisor, readiness. */
@NullMarked
package dev.limen.bootstrap.runtime;

import org.jspecify.annotations.NullMarked;
