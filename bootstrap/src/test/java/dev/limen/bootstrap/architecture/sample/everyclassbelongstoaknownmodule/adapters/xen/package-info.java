@NullMarked
package dev.limen.bootstrap.architecture.sample.everyclassbelongstoaknownmodule.adapters.xen;

import org.jspecify.annotations.NullMarked;
