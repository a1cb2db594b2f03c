/// Wrong on purpose.
@NullMarked
package com.tabagent.lmstudio.architecture.violations.application;

import org.jspecify.annotations.NullMarked;
