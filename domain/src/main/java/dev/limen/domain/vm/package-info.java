/** Virtual machines: what they are, how they change, and the ports that keep and run them. */
@NullMarked
package dev.limen.domain.vm;

import org.jspecify.annotations.NullMarked;
