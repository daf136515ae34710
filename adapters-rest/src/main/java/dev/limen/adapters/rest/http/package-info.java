/** What holds for every request: its id, its origin, its size, its JSON, its paging, its description. */
@NullMarked
package dev.limen.adapters.rest.http;

import org.jspecify.annotations.NullMarked;
