/// Runs LM Studio's command line tool, `lms`.
@NullMarked
package com.tabagent.lmstudio.adapter.process;

import org.jspecify.annotations.NullMarked;
