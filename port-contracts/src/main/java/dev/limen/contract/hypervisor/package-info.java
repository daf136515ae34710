@NullMarked
package dev.limen.contract.hypervisor;

import org.jspecify.annotations.NullMarked;
