/// LM Studio over HTTP: who answers, which models there are, and the relay of requests.
@NullMarked
package com.tabagent.lmstudio.adapter.http;

import org.jspecify.annotations.NullMarked;
