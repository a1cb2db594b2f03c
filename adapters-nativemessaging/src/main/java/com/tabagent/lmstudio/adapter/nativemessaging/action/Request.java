package com.tabagent.lmstudio.adapter.nativemessaging.action;

import com.tabagent.lmstudio.adapter.nativemessaging.message.Parameters;
import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.exchange.Place;

/// A request as an action sees it.
///
/// @param parameters its fields
/// @param cancellation by which it can be called off at any time
/// @param place where it stands in the line of its model, if it is for one
public record Request(Parameters parameters, Cancellation cancellation, Place place) {

  /// A request that stands in no line.
  public Request(Parameters parameters, Cancellation cancellation) {
    this(parameters, cancellation, new Place());
  }
}
