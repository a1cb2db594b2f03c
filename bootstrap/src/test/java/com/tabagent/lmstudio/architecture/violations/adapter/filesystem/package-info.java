/// Wrong on purpose.
@NullMarked
package com.tabagent.lmstudio.architecture.violations.adapter.filesystem;

import org.jspecify.annotations.NullMarked;
