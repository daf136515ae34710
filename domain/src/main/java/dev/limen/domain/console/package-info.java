/** Who may look at the screens of VMs. */
@NullMarked
package dev.limen.domain.console;

import org.jspecify.annotations.NullMarked;
