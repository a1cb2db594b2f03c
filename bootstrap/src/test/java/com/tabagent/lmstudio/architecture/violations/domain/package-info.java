/// Wrong on purpose.
@NullMarked
package com.tabagent.lmstudio.architecture.violations.domain;

import org.jspecify.annotations.NullMarked;
