/// Wrong on purpose.
@NullMarked
package com.tabagent.lmstudio.architecture.violations.application.port.in;

import org.jspecify.annotations.NullMarked;
