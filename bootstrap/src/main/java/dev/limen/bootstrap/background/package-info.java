/** What runs beside the requests: housekeeping jobs and the watching of guests. */
@NullMarked
package dev.limen.bootstrap.background;

import org.jspecify.annotations.NullMarked;
