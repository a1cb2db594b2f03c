/// The JSON in the frames: requests, replies and events.
@NullMarked
package com.tabagent.lmstudio.adapter.nativemessaging.message;

import org.jspecify.annotations.NullMarked;
