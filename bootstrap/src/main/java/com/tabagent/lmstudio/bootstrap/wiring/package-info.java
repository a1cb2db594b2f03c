/// Puts the hexagon together: the short way for one message, the full way for everything.
@NullMarked
package com.tabagent.lmstudio.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
