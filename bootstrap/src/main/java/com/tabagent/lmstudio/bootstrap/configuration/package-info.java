/// The user's settings of this host: one file, and environment variables over it.
@NullMarked
package com.tabagent.lmstudio.bootstrap.configuration;

import org.jspecify.annotations.NullMarked;
