/// The user's settings: where they lie, what they may say, and what is said of mistakes.
@NullMarked
package com.tabagent.lmstudio.bootstrap.configuration;

import org.jspecify.annotations.NullMarked;
