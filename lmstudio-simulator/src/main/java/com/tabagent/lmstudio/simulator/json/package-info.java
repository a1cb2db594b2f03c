/// JSON without a binding library, so that a fresh JVM of the simulated `lms` is ready soon.
@NullMarked
package com.tabagent.lmstudio.simulator.json;

import org.jspecify.annotations.NullMarked;
