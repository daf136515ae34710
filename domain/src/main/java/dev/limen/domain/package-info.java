@NullMarked
package dev.limen.domain;

import org.jspecify.annotations.NullMarked;
