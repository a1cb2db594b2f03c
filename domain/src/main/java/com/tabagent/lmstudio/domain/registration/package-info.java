/// How browsers come to know this host: which browsers there are, where each looks, and what it
/// wants to read there. Pure values; nothing here looks at a disk.
@NullMarked
package com.tabagent.lmstudio.domain.registration;

import org.jspecify.annotations.NullMarked;
