/// Makes the host known to browsers, and takes that back.
@NullMarked
package com.tabagent.lmstudio.application.registration;

import org.jspecify.annotations.NullMarked;
