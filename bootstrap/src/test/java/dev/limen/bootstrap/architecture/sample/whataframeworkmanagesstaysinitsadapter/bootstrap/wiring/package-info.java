@NullMarked
package dev.limen.bootstrap.architecture.sample.whataframeworkmanagesstaysinitsadapter.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
