/// What can go wrong, as a caller tells it apart, and the one next step out of it.
@NullMarked
package com.tabagent.lmstudio.domain.failure;

import org.jspecify.annotations.NullMarked;
