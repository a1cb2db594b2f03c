/// A stand-in LM Studio: the REST server, a user's home with `lms`, and named faults.
@NullMarked
package com.tabagent.lmstudio.simulator;

import org.jspecify.annotations.NullMarked;
