/** Completing the OpenAPI document. */
@NullMarked
package dev.limen.adapters.rest.openapi;

import org.jspecify.annotations.NullMarked;
