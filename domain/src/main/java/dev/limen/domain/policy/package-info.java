@NullMarked
package dev.limen.domain.policy;

import org.jspecify.annotations.NullMarked;
