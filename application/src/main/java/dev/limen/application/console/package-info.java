/** Looking at the screens of VMs. */
@NullMarked
package dev.limen.application.console;

import org.jspecify.annotations.NullMarked;
