/// What a driver (browser, command line, Java program) can ask for.
@NullMarked
package com.tabagent.lmstudio.application.port.in;

import org.jspecify.annotations.NullMarked;
