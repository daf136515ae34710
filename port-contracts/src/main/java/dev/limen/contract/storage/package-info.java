/** The contract of a unit of work, and all fakes of the storage together. */
@NullMarked
package dev.limen.contract.storage;

import org.jspecify.annotations.NullMarked;
