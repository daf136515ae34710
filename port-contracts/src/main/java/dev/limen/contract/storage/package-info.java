/** All fakes of the storage together. */
@NullMarked
package dev.limen.contract.storage;

import org.jspecify.annotations.NullMarked;
