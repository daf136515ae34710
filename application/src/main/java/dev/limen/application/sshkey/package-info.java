/** Users keep the public keys with which they sign in to their VMs. */
@NullMarked
package dev.limen.application.sshkey;

import org.jspecify.annotations.NullMarked;
