@NullMarked
package dev.limen.application.operation;

import org.jspecify.annotations.NullMarked;
