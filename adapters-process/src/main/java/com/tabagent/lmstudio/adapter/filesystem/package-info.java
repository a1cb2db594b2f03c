/// Finds LM Studio on disk, reads and sets its files, and keeps two starts apart by a lock file.
@NullMarked
package com.tabagent.lmstudio.adapter.filesystem;

import org.jspecify.annotations.NullMarked;
