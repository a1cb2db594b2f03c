/// The host in real browsers: Chromium and Firefox, driven over their own debugging protocols.
@NullMarked
package com.tabagent.lmstudio.browser;

import org.jspecify.annotations.NullMarked;
