@NullMarked
package dev.limen.application.login;

import org.jspecify.annotations.NullMarked;
