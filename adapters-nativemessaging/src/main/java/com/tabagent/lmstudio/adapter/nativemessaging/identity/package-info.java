/// Who the host is, and who has called it.
@NullMarked
package com.tabagent.lmstudio.adapter.nativemessaging.identity;

import org.jspecify.annotations.NullMarked;
