@NullMarked
package dev.limen.domain.storage;

import org.jspecify.annotations.NullMarked;
