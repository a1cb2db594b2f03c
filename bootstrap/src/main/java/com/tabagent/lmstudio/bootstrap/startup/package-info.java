/// Makes the host start fast: records what a first message needs, as a cache that the JVM maps.
@NullMarked
package com.tabagent.lmstudio.bootstrap.startup;

import org.jspecify.annotations.NullMarked;
