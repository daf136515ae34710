/** The sum over what takes of the host. */
@NullMarked
package dev.limen.adapters.persistence.host;

import org.jspecify.annotations.NullMarked;
