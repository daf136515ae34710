/** Tests of the settings. */
@NullMarked
package dev.limen.bootstrap.config;

import org.jspecify.annotations.NullMarked;
