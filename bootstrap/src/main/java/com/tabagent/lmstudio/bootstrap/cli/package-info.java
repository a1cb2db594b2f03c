/// The program as a person starts it.
@NullMarked
package com.tabagent.lmstudio.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
