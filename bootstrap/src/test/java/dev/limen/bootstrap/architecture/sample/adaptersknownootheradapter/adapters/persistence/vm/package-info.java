@NullMarked
package dev.limen.bootstrap.architecture.sample.adaptersknownootheradapter.adapters.persistence.vm;

import org.jspecify.annotations.NullMarked;
