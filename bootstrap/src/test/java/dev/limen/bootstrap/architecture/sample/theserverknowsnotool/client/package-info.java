@NullMarked
package dev.limen.bootstrap.architecture.sample.theserverknowsnotool.client;

import org.jspecify.annotations.NullMarked;
