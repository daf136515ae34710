@NullMarked
package dev.limen.bootstrap.architecture.sample.whattakesapostanswersitonce.adapters.rest.vm;

import org.jspecify.annotations.NullMarked;
