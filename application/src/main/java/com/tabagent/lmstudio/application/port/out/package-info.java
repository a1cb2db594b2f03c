/// What the outside must supply: disk, processes, HTTP, time.
@NullMarked
package com.tabagent.lmstudio.application.port.out;

import org.jspecify.annotations.NullMarked;
