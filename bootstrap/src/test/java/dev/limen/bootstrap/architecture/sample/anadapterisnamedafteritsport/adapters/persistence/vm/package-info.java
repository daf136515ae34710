@NullMarked
package dev.limen.bootstrap.architecture.sample.anadapterisnamedafteritsport.adapters.persistence.vm;

import org.jspecify.annotations.NullMarked;
