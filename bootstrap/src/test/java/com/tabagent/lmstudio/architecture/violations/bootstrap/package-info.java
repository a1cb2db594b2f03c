/// Wrong on purpose.
@NullMarked
package com.tabagent.lmstudio.architecture.violations.bootstrap;

import org.jspecify.annotations.NullMarked;
