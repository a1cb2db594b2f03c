package com.tabagent.lmstudio.adapter.nativemessaging.action;

import com.tabagent.lmstudio.adapter.nativemessaging.message.Answers;
import com.tabagent.lmstudio.adapter.nativemessaging.message.StatusJson;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;

/// Tells the state of LM Studio, now and whenever it changes, until it is called off.
final class WatchAction implements Action {
  private final UseCases useCases;

  WatchAction(UseCases useCases) {
    this.useCases = useCases;
  }

  @Override
  public void perform(Request request, Answers answers) {
    if (!answers.takesEvents()) {
      throw new LmStudioException(
          Failure.of(
              FailureCode.BAD_REQUEST,
              "To watch is to be sent events, and this request takes none.",
              Remedy.advice(
                  "Send it over a port, with an 'id' and \"stream\": true; or ask once with"
                      + " check_lmstudio.")));
    }
    useCases
        .watchStatus()
        .watchStatus(
            status -> answers.event("lmstudio.state", StatusJson.of(status)),
            request.cancellation());
  }
}
