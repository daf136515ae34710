@NullMarked
package dev.limen.bootstrap.architecture.sample.adaptersknownootheradapter.adapters.rest.vm;

import org.jspecify.annotations.NullMarked;
