/// Shows what a conversation with a browser promises.
@NullMarked
package com.tabagent.lmstudio.adapter.nativemessaging.host;

import org.jspecify.annotations.NullMarked;
