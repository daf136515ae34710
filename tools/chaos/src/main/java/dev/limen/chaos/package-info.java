/** Kills LIMEN and what it stands on, and finds out whether database, hypervisor and quotas still tell one story. */
@NullMarked
package dev.limen.chaos;

import org.jspecify.annotations.NullMarked;
