/// Where the program begins, and what it is for other Java programs.
@NullMarked
package com.tabagent.lmstudio.bootstrap;

import org.jspecify.annotations.NullMarked;
