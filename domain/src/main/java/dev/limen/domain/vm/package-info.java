/** Virtual machines: what they are, how they change, and the ports that keep them. */
@NullMarked
package dev.limen.domain.vm;

import org.jspecify.annotations.NullMarked;
