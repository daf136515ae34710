@NullMarked
package dev.limen.bootstrap.architecture.sample.packagesformnocycles.domain.vm;

import org.jspecify.annotations.NullMarked;
