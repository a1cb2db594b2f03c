/// The command line, run within the test.
@NullMarked
package com.tabagent.lmstudio.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
