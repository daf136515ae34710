@NullMarked
package dev.limen.chaos.report;

import org.jspecify.annotations.NullMarked;
