/** What the ports of requests with keys hold, and a fake that holds it. */
@NullMarked
package dev.limen.contract.idempotency;

import org.jspecify.annotations.NullMarked;
