/// The whole story on a machine without LM Studio: a simulated one, and a browser played by the
/// program.
@NullMarked
package com.tabagent.lmstudio.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
