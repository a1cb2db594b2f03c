/// The rules that the folders promise, each with its reason, and the proof that each can be broken.
@NullMarked
package com.tabagent.lmstudio.architecture;

import org.jspecify.annotations.NullMarked;
