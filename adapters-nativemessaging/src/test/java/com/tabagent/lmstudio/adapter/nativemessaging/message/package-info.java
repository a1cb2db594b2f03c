/// Shows what `message` promises.
@NullMarked
package com.tabagent.lmstudio.adapter.nativemessaging.message;

import org.jspecify.annotations.NullMarked;
