/// Tests that hold the simulator to what is known of LM Studio.
@NullMarked
package com.tabagent.lmstudio.simulator;

import org.jspecify.annotations.NullMarked;
