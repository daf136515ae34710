/** What use cases of several topics need. */
@NullMarked
package dev.limen.application;

import org.jspecify.annotations.NullMarked;
