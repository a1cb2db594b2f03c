/// What may be asked of the server, and what comes back.
@NullMarked
package com.tabagent.lmstudio.domain.exchange;

import org.jspecify.annotations.NullMarked;
