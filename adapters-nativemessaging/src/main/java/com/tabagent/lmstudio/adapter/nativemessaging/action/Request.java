package com.tabagent.lmstudio.adapter.nativemessaging.action;

import com.tabagent.lmstudio.adapter.nativemessaging.message.Parameters;
import com.tabagent.lmstudio.application.exchange.Cancellation;

/// A request as an action sees it.
///
/// @param parameters its fields
/// @param cancellation by which it can be called off at any time
public record Request(Parameters parameters, Cancellation cancellation) {}
