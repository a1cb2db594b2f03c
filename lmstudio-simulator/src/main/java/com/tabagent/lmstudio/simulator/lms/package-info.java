/// The simulated `lms` command line tool, a process of its own for each call.
@NullMarked
package com.tabagent.lmstudio.simulator.lms;

import org.jspecify.annotations.NullMarked;
