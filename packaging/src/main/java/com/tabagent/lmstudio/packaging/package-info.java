/// What goes round the host when it is handed out: its manual page and what shells complete, both
/// written from the definition of the command line. The packages themselves are made by the build.
@NullMarked
package com.tabagent.lmstudio.packaging;

import org.jspecify.annotations.NullMarked;
