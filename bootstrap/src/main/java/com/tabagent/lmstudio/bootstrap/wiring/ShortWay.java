package com.tabagent.lmstudio.bootstrap.wiring;

import com.tabagent.lmstudio.adapter.filesystem.FilesystemInstallationLocator;
import com.tabagent.lmstudio.adapter.http.HttpSettings;
import com.tabagent.lmstudio.adapter.http.RelayTimeouts;
import com.tabagent.lmstudio.adapter.http.SocketModelCatalog;
import com.tabagent.lmstudio.adapter.http.SocketServerProbe;
import com.tabagent.lmstudio.application.port.in.CheckStatus;
import com.tabagent.lmstudio.application.port.out.InstallationLocator;
import com.tabagent.lmstudio.application.port.out.ModelCatalog;
import com.tabagent.lmstudio.application.port.out.ServerProbe;
import com.tabagent.lmstudio.application.server.ServerObserver;
import com.tabagent.lmstudio.application.server.ServerStarts;
import com.tabagent.lmstudio.application.server.StatusCheck;
import com.tabagent.lmstudio.bootstrap.configuration.HostConfiguration;
import com.tabagent.lmstudio.bootstrap.configuration.TrafficLimits;
import com.tabagent.lmstudio.domain.installation.UserFolders;
import com.tabagent.lmstudio.domain.server.ServerTarget;

/// The few objects that a status takes, put together by hand: a browser starts a process for one
/// such message, and an injector would cost more than all of the rest. The full way is given these
/// very objects.
final class ShortWay {
  private final HttpSettings http;
  private final InstallationLocator locator;
  private final ServerProbe probe;
  private final ModelCatalog catalog;
  private final ServerTarget target;
  private final ServerObserver observer;
  private final ServerStarts starts = new ServerStarts();
  private final CheckStatus checkStatus;

  ShortWay(HostConfiguration configuration, UserFolders user) {
    http = http(configuration);
    locator = new FilesystemInstallationLocator(user);
    probe = new SocketServerProbe(http);
    catalog = new SocketModelCatalog(http);
    target = new ServerTarget(configuration.apiEndpoint());
    observer = new ServerObserver(target, probe);
    checkStatus = new StatusCheck(locator, observer, probe, catalog, starts);
  }

  private static HttpSettings http(HostConfiguration configuration) {
    TrafficLimits limits = configuration.traffic();
    HttpSettings settings =
        HttpSettings.defaults()
            .withRelayTimeouts(
                new RelayTimeouts(limits.connect(), limits.firstByte(), limits.betweenBytes()));
    return configuration.apiToken().map(settings::withApiToken).orElse(settings);
  }

  HttpSettings http() {
    return http;
  }

  InstallationLocator locator() {
    return locator;
  }

  ServerProbe probe() {
    return probe;
  }

  ModelCatalog catalog() {
    return catalog;
  }

  ServerTarget target() {
    return target;
  }

  ServerObserver observer() {
    return observer;
  }

  ServerStarts starts() {
    return starts;
  }

  CheckStatus checkStatus() {
    return checkStatus;
  }
}
