@NullMarked
package dev.limen.bootstrap.architecture.sample.adaptersknowonlythecore.bootstrap.config;

import org.jspecify.annotations.NullMarked;
