@NullMarked
package dev.limen.bootstrap.architecture.sample.ausecaseisafinalclasswithonedoor.application.vm;

import org.jspecify.annotations.NullMarked;
