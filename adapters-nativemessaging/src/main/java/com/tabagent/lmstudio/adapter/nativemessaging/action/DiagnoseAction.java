package com.tabagent.lmstudio.adapter.nativemessaging.action;

import com.tabagent.lmstudio.adapter.nativemessaging.message.Answers;
import com.tabagent.lmstudio.adapter.nativemessaging.message.ReportJson;
import com.tabagent.lmstudio.application.port.in.Diagnose.Depth;

/// Looks at everything, as the command `doctor` does. The hosts that it starts are only greeted, so
/// none of them starts another.
final class DiagnoseAction implements Action {
  private final UseCases useCases;

  DiagnoseAction(UseCases useCases) {
    this.useCases = useCases;
  }

  @Override
  public void perform(Request request, Answers answers) {
    boolean chat = request.parameters().flag("chat");
    answers.success(
        ReportJson.of(
            useCases.diagnose().diagnose(new Depth(chat, false), request.cancellation())));
  }
}
