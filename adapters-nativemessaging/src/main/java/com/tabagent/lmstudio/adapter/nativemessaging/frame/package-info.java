/// Frames on a byte stream: a 32-bit length in native byte order, then so many bytes.
@NullMarked
package com.tabagent.lmstudio.adapter.nativemessaging.frame;

import org.jspecify.annotations.NullMarked;
