/** What can be done with virtual machines. */
@NullMarked
package dev.limen.application.vm;

import org.jspecify.annotations.NullMarked;
