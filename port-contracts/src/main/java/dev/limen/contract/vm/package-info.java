/** What every store of VMs must do, and what tests need to say so. */
@NullMarked
package dev.limen.contract.vm;

import org.jspecify.annotations.NullMarked;
