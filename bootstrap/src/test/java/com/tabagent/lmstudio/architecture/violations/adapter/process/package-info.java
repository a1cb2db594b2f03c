/// Wrong on purpose.
@NullMarked
package com.tabagent.lmstudio.architecture.violations.adapter.process;

import org.jspecify.annotations.NullMarked;
