/// Status, start and stop of LM Studio's server.
@NullMarked
package com.tabagent.lmstudio.application.server;

import org.jspecify.annotations.NullMarked;
