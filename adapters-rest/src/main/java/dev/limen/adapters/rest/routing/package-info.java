/** Routes and methods of the API, and answers where there is no resource. */
@NullMarked
package dev.limen.adapters.rest.routing;

import org.jspecify.annotations.NullMarked;
