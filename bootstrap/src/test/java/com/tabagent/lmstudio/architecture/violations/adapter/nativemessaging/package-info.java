/// Wrong on purpose.
@NullMarked
package com.tabagent.lmstudio.architecture.violations.adapter.nativemessaging;

import org.jspecify.annotations.NullMarked;
