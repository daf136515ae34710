@NullMarked
package dev.limen.bootstrap.architecture.sample.whataframeworkmanagesispackageprivate.adapters.rest.vm;

import org.jspecify.annotations.NullMarked;
