/// What a look at the whole way from a browser to LM Studio has shown.
@NullMarked
package com.tabagent.lmstudio.domain.diagnosis;

import org.jspecify.annotations.NullMarked;
