/// The conversation with one browser: reading, dispatching, ending.
@NullMarked
package com.tabagent.lmstudio.adapter.nativemessaging.host;

import org.jspecify.annotations.NullMarked;
