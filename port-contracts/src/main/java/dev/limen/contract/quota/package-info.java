/** Contract and fake of the quotas. */
@NullMarked
package dev.limen.contract.quota;

import org.jspecify.annotations.NullMarked;
