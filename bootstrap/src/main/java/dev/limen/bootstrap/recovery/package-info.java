/** What the owner of the machine does when nobody can sign in. */
@NullMarked
package dev.limen.bootstrap.recovery;

import org.jspecify.annotations.NullMarked;
