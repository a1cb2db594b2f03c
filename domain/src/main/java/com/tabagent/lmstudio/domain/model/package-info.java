/// Which models there are, and which of them answers when none is named.
@NullMarked
package com.tabagent.lmstudio.domain.model;

import org.jspecify.annotations.NullMarked;
