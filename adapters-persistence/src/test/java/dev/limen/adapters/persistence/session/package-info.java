@NullMarked
package dev.limen.adapters.persistence.session;

import org.jspecify.annotations.NullMarked;
