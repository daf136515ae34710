@NullMarked
package dev.limen.bootstrap.architecture.sample.thedomainknowsonlythelanguage.domain.vm;

import org.jspecify.annotations.NullMarked;
