/// Shows what `frame` promises.
@NullMarked
package com.tabagent.lmstudio.adapter.nativemessaging.frame;

import org.jspecify.annotations.NullMarked;
