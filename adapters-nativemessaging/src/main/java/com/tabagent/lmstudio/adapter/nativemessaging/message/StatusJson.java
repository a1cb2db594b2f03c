package com.tabagent.lmstudio.adapter.nativemessaging.message;

import com.tabagent.lmstudio.adapter.nativemessaging.message.JsonOut.Content;
import com.tabagent.lmstudio.domain.server.LmStudioStatus;
import com.tabagent.lmstudio.domain.server.Readiness;
import java.nio.file.Path;
import java.util.Locale;

/// The payload of a status, the four fields that were always there first.
public final class StatusJson {

  private StatusJson() {}

  public static Content of(LmStudioStatus status) {
    Readiness readiness = status.readiness();
    return out -> {
      out.field("installed", status.installed())
          .field("bootstrapped", status.bootstrapped())
          .field("server_running", status.serverRunning())
          .field("api_endpoint", status.apiEndpoint())
          .field("current_model", status.currentModel())
          .field("state", readiness.name());
      status.remedy().ifPresent(remedy -> FailureJson.writeRemedy(out, remedy));
      out.field("lms_path", status.installation().lms().map(Path::toString))
          .field("home", status.installation().home().toString())
          .field("version", status.version())
          .field("owner", status.owner().name().toLowerCase(Locale.ROOT));
    };
  }
}
