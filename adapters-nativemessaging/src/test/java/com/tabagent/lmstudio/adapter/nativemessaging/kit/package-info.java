/// What the tests play the browser and the use cases with.
@NullMarked
package com.tabagent.lmstudio.adapter.nativemessaging.kit;

import org.jspecify.annotations.NullMarked;
