/** People who use LIMEN: accounts, roles and who acts. */
@NullMarked
package dev.limen.domain.user;

import org.jspecify.annotations.NullMarked;
