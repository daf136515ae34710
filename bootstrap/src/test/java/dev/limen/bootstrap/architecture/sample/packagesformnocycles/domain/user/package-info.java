@NullMarked
package dev.limen.bootstrap.architecture.sample.packagesformnocycles.domain.user;

import org.jspecify.annotations.NullMarked;
