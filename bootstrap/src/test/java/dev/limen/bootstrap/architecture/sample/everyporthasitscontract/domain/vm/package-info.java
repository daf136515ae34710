@NullMarked
package dev.limen.bootstrap.architecture.sample.everyporthasitscontract.domain.vm;

import org.jspecify.annotations.NullMarked;
