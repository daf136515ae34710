@NullMarked
package dev.limen.chaos.session;

import org.jspecify.annotations.NullMarked;
