/// Requests on their way to the server and back.
@NullMarked
package com.tabagent.lmstudio.application.exchange;

import org.jspecify.annotations.NullMarked;
