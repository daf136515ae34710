/** Any request, and what must hold for whatever answers it. */
@NullMarked
package dev.limen.bootstrap.fuzz;

import org.jspecify.annotations.NullMarked;
