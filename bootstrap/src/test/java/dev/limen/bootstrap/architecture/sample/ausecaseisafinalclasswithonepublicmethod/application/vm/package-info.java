@NullMarked
package dev.limen.bootstrap.architecture.sample.ausecaseisafinalclasswithonepublicmethod.application.vm;

import org.jspecify.annotations.NullMarked;
