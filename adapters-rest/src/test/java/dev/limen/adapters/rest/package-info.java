/** The adapter on the fakes of all ports, over real HTTP. */
@NullMarked
package dev.limen.adapters.rest;

import org.jspecify.annotations.NullMarked;
