/// Wrong on purpose.
@NullMarked
package com.tabagent.lmstudio.architecture.violations.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
