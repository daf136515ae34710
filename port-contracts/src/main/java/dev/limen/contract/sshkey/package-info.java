/** What every store of SSH keys does, and one in memory. */
@NullMarked
package dev.limen.contract.sshkey;

import org.jspecify.annotations.NullMarked;
