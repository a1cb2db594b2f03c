/// The use cases of the host, and the API for Java programs that embed them.
@NullMarked
package com.tabagent.lmstudio.application;

import org.jspecify.annotations.NullMarked;
