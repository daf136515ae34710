/** The settings of an installation, one interface per concern. */
@NullMarked
package dev.limen.bootstrap.config;

import org.jspecify.annotations.NullMarked;
