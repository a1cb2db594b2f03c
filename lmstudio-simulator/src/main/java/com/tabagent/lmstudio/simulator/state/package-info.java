/// The files under a simulated user's home that let separate processes agree.
@NullMarked
package com.tabagent.lmstudio.simulator.state;

import org.jspecify.annotations.NullMarked;
