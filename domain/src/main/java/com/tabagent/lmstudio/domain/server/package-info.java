/// The local server: where it listens, what state it is in, and what that means for a user.
@NullMarked
package com.tabagent.lmstudio.domain.server;

import org.jspecify.annotations.NullMarked;
