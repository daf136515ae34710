/** What can be done with accounts. */
@NullMarked
package dev.limen.application.user;

import org.jspecify.annotations.NullMarked;
