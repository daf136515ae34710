@NullMarked
package dev.limen.chaos.outage;

import org.jspecify.annotations.NullMarked;
