/// The program as a browser starts it, played over streams in memory.
@NullMarked
package com.tabagent.lmstudio.bootstrap.host;

import org.jspecify.annotations.NullMarked;
