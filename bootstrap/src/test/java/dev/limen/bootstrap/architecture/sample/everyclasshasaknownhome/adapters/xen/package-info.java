@NullMarked
package dev.limen.bootstrap.architecture.sample.everyclasshasaknownhome.adapters.xen;

import org.jspecify.annotations.NullMarked;
