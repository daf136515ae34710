@NullMarked
package dev.limen.domain.hypervisor;

import org.jspecify.annotations.NullMarked;
