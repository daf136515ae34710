/** Users keep the public keys that their new VMs are to know. */
@NullMarked
package dev.limen.application.sshkey;

import org.jspecify.annotations.NullMarked;
