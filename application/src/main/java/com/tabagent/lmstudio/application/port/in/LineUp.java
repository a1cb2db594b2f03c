package com.tabagent.lmstudio.application.port.in;

import com.tabagent.lmstudio.application.exchange.Place;

/// The line in which the requests of one model wait for LM Studio.
public interface LineUp {

  /// Puts a place at the end of a model's line, unless it stands in one already. Returns at once.
  /// Where the line is full, the request fails with BUSY when its turn is awaited.
  ///
  /// @param model its name; empty for the line of those who name none
  void lineUp(Place place, String model);
}
