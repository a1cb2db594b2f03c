/// The finished distribution, started as browsers and people start it.
@NullMarked
package com.tabagent.lmstudio.distribution;

import org.jspecify.annotations.NullMarked;
