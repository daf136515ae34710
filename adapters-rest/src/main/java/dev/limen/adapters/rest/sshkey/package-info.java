/** SSH keys of users over HTTP. */
@NullMarked
package dev.limen.adapters.rest.sshkey;

import org.jspecify.annotations.NullMarked;
