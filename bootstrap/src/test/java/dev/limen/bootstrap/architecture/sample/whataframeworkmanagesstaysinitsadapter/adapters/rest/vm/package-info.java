@NullMarked
package dev.limen.bootstrap.architecture.sample.whataframeworkmanagesstaysinitsadapter.adapters.rest.vm;

import org.jspecify.annotations.NullMarked;
