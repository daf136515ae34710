@NullMarked
package dev.limen.bootstrap.architecture.sample.onlybootstrapbuildsusecases.application.vm;

import org.jspecify.annotations.NullMarked;
