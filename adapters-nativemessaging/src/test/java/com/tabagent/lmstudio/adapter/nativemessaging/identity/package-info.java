/// Shows what `identity` promises.
@NullMarked
package com.tabagent.lmstudio.adapter.nativemessaging.identity;

import org.jspecify.annotations.NullMarked;
