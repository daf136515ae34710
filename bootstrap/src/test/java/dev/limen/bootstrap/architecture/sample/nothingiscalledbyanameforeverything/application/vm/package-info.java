@NullMarked
package dev.limen.bootstrap.architecture.sample.nothingiscalledbyanameforeverything.application.vm;

import org.jspecify.annotations.NullMarked;
