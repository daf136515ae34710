@NullMarked
package dev.limen.bootstrap.architecture.sample.onlybootstrapbuildsusecases.adapters.rest.vm;

import org.jspecify.annotations.NullMarked;
