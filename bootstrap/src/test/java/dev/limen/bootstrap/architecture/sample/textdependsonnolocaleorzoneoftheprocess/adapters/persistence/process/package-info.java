@NullMarked
package dev.limen.bootstrap.architecture.sample.textdependsonnolocaleorzoneoftheprocess.adapters.persistence.process;

import org.jspecify.annotations.NullMarked;
