/// The setting by which LM Studio runs without a window.
@NullMarked
package com.tabagent.lmstudio.application.headless;

import org.jspecify.annotations.NullMarked;
