/** VMs over HTTP. */
@NullMarked
package dev.limen.adapters.rest.vm;

import org.jspecify.annotations.NullMarked;
