/** Proofs of identity that a signed-in user carries. */
@NullMarked
package dev.limen.domain.session;

import org.jspecify.annotations.NullMarked;
