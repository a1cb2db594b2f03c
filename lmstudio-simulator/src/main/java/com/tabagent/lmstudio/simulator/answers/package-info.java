/// What a model says, and how each of LM Studio's APIs words it: pure functions of the request.
@NullMarked
package com.tabagent.lmstudio.simulator.answers;

import org.jspecify.annotations.NullMarked;
