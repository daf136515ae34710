@NullMarked
package dev.limen.bootstrap.architecture.sample.apackagehasatmost15classes;

import org.jspecify.annotations.NullMarked;
