/// The program as a browser starts it.
@NullMarked
package com.tabagent.lmstudio.bootstrap.host;

import org.jspecify.annotations.NullMarked;
