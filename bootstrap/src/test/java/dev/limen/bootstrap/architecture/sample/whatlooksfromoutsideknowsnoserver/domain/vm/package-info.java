@NullMarked
package dev.limen.bootstrap.architecture.sample.whatlooksfromoutsideknowsnoserver.domain.vm;

import org.jspecify.annotations.NullMarked;
