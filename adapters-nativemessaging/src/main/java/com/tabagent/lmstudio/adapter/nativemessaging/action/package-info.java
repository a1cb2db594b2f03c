/// What each `action` of a request does, in terms of the use cases.
@NullMarked
package com.tabagent.lmstudio.adapter.nativemessaging.action;

import org.jspecify.annotations.NullMarked;
