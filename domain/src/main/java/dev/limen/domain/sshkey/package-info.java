/** The public keys with which users sign in to their guests. */
@NullMarked
package dev.limen.domain.sshkey;

import org.jspecify.annotations.NullMarked;
