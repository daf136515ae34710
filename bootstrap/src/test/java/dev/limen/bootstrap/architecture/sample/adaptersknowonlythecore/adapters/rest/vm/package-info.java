@NullMarked
package dev.limen.bootstrap.architecture.sample.adaptersknowonlythecore.adapters.rest.vm;

import org.jspecify.annotations.NullMarked;
