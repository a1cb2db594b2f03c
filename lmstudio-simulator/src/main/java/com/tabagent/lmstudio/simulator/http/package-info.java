/// HTTP/1.1 by hand on plain sockets, because a faithful stand-in must be able to misbehave.
@NullMarked
package com.tabagent.lmstudio.simulator.http;

import org.jspecify.annotations.NullMarked;
