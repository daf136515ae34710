/** The settings of an installation, one interface per concern, and how they are read. */
@NullMarked
package dev.limen.bootstrap.config;

import org.jspecify.annotations.NullMarked;
