@NullMarked
package dev.limen.bootstrap.architecture.sample.durationsaremeasuredbythemonotonicclock.application.vm;

import org.jspecify.annotations.NullMarked;
