/** SSH keys of users in PostgreSQL. */
@NullMarked
package dev.limen.adapters.persistence.sshkey;

import org.jspecify.annotations.NullMarked;
