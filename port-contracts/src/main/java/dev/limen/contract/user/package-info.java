/** Contracts, fakes and test data around users. */
@NullMarked
package dev.limen.contract.user;

import org.jspecify.annotations.NullMarked;
