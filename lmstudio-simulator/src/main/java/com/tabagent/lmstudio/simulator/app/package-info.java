/// The simulated LM Studio app: a detached process that `lms` wakes and talks to.
@NullMarked
package com.tabagent.lmstudio.simulator.app;

import org.jspecify.annotations.NullMarked;
