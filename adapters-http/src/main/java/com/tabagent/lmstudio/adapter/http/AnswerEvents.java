package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.domain.exchange.ExchangeEvent;
import java.io.IOException;

/// The events of an answer, one at a time.
interface AnswerEvents {

  /// Blocks until the next.
  ExchangeEvent next() throws IOException;
}
