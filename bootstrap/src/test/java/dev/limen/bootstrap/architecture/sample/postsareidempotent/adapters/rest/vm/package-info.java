@NullMarked
package dev.limen.bootstrap.architecture.sample.postsareidempotent.adapters.rest.vm;

import org.jspecify.annotations.NullMarked;
