/** The change log: every visible change of a VM and of sessions, in the order of commits. */
@NullMarked
package dev.limen.domain.change;

import org.jspecify.annotations.NullMarked;
