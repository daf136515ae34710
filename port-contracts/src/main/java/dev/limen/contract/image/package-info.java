/** What keepers and sources of images promise, and fakes of them. */
@NullMarked
package dev.limen.contract.image;

import org.jspecify.annotations.NullMarked;
