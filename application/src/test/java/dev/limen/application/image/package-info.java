@NullMarked
package dev.limen.application.image;

import org.jspecify.annotations.NullMarked;
