/** Contract and fake of what the host carries. */
@NullMarked
package dev.limen.contract.host;

import org.jspecify.annotations.NullMarked;
