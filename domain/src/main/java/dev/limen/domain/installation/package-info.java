/** How an operating system gets onto a VM, and how far that is. */
@NullMarked
package dev.limen.domain.installation;

import org.jspecify.annotations.NullMarked;
