/// Looks at the whole way from a browser to a model, says what is wrong, and mends what it can.
@NullMarked
package com.tabagent.lmstudio.application.diagnosis;

import org.jspecify.annotations.NullMarked;
