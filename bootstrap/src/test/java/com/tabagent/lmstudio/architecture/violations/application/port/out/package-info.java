/// Wrong on purpose.
@NullMarked
package com.tabagent.lmstudio.architecture.violations.application.port.out;

import org.jspecify.annotations.NullMarked;
