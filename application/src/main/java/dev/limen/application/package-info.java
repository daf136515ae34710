/** What every use case needs: units of work on the storage. */
@NullMarked
package dev.limen.application;

import org.jspecify.annotations.NullMarked;
