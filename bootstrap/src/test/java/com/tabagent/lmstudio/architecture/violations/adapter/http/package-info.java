/// Wrong on purpose.
@NullMarked
package com.tabagent.lmstudio.architecture.violations.adapter.http;

import org.jspecify.annotations.NullMarked;
