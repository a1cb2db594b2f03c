/// The making of the start-up cache.
@NullMarked
package com.tabagent.lmstudio.bootstrap.startup;

import org.jspecify.annotations.NullMarked;
