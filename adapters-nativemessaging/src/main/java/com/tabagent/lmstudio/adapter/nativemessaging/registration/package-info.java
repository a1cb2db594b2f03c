/// The manifests by which browsers know the host.
@NullMarked
package com.tabagent.lmstudio.adapter.nativemessaging.registration;

import org.jspecify.annotations.NullMarked;
