/** What every maker of tokens holds. */
@NullMarked
package dev.limen.contract.session;

import org.jspecify.annotations.NullMarked;
