/** What every store of sessions and every maker of tokens must do. */
@NullMarked
package dev.limen.contract.session;

import org.jspecify.annotations.NullMarked;
