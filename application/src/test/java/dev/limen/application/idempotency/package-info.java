@NullMarked
package dev.limen.application.idempotency;

import org.jspecify.annotations.NullMarked;
