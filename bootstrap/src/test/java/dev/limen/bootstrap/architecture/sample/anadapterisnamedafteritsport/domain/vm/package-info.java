@NullMarked
package dev.limen.bootstrap.architecture.sample.anadapterisnamedafteritsport.domain.vm;

import org.jspecify.annotations.NullMarked;
