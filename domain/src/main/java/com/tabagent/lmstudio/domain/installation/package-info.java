/// Where LM Studio is on a machine, and how far its set-up has come.
@NullMarked
package com.tabagent.lmstudio.domain.installation;

import org.jspecify.annotations.NullMarked;
