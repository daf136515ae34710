@NullMarked
package dev.limen.bootstrap.architecture.sample.theapplicationknowsonlythedomain.application.vm;

import org.jspecify.annotations.NullMarked;
