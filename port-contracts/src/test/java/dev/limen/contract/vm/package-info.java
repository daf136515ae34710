/** The fakes, held to the contracts of what they stand for. */
@NullMarked
package dev.limen.contract.vm;

import org.jspecify.annotations.NullMarked;
