/** Reading and setting quotas. */
@NullMarked
package dev.limen.application.quota;

import org.jspecify.annotations.NullMarked;
