/** VMs in PostgreSQL. */
@NullMarked
package dev.limen.adapters.persistence.vm;

import org.jspecify.annotations.NullMarked;
