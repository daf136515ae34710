/** The rules of the house, and beside each a sample that breaks it. */
@NullMarked
package dev.limen.bootstrap.architecture;

import org.jspecify.annotations.NullMarked;
