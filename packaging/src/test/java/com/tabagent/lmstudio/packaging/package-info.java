/// Tests of what goes round the host.
@NullMarked
package com.tabagent.lmstudio.packaging;

import org.jspecify.annotations.NullMarked;
