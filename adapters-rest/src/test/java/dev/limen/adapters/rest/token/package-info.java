@NullMarked
package dev.limen.adapters.rest.token;

import org.jspecify.annotations.NullMarked;
