@NullMarked
package dev.limen.bootstrap.architecture.sample.whatlooksfromoutsideknowsnoserver.tour;

import org.jspecify.annotations.NullMarked;
