/// Wrong on purpose.
@NullMarked
package com.tabagent.lmstudio.architecture.violations.simulator;

import org.jspecify.annotations.NullMarked;
