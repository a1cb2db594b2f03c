/// Holds what is written for readers to what the program does.
@NullMarked
package com.tabagent.lmstudio.documents;

import org.jspecify.annotations.NullMarked;
