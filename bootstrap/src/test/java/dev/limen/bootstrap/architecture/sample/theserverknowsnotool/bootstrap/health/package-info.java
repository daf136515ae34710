@NullMarked
package dev.limen.bootstrap.architecture.sample.theserverknowsnotool.bootstrap.health;

import org.jspecify.annotations.NullMarked;
