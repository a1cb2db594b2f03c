/// Wrong on purpose.
@NullMarked
package com.tabagent.lmstudio.architecture.violations.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
