/// The launcher and the distribution around it, run as they are installed.
@NullMarked
package com.tabagent.lmstudio.bootstrap.launcher;

import org.jspecify.annotations.NullMarked;
