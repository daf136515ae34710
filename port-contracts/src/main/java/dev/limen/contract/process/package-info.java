/** What the port that knows the processes holds, and a fake that holds it. */
@NullMarked
package dev.limen.contract.process;

import org.jspecify.annotations.NullMarked;
