package com.tabagent.lmstudio.application;

import com.tabagent.lmstudio.application.exchange.Heartbeats;
import com.tabagent.lmstudio.application.exchange.InferenceRelay;
import com.tabagent.lmstudio.application.exchange.ModelQueue;
import com.tabagent.lmstudio.application.port.out.FakeInstallationLocator;
import com.tabagent.lmstudio.application.port.out.FakeLmsCli;
import com.tabagent.lmstudio.application.port.out.FakeModelCatalog;
import com.tabagent.lmstudio.application.port.out.FakePacer;
import com.tabagent.lmstudio.application.port.out.FakeServerProbe;
import com.tabagent.lmstudio.application.port.out.FakeStartLock;
import com.tabagent.lmstudio.application.port.out.InferenceGateway;
import com.tabagent.lmstudio.application.port.out.SampleInstallations;
import com.tabagent.lmstudio.application.server.ServerAccess;
import com.tabagent.lmstudio.application.server.ServerObserver;
import com.tabagent.lmstudio.application.server.ServerStart;
import com.tabagent.lmstudio.application.server.ServerStarts;
import com.tabagent.lmstudio.application.server.ServerStop;
import com.tabagent.lmstudio.application.server.StartProcedure;
import com.tabagent.lmstudio.application.server.StatusCheck;
import com.tabagent.lmstudio.domain.exchange.Admission;
import com.tabagent.lmstudio.domain.server.AutoStart;
import com.tabagent.lmstudio.domain.server.Endpoint;
import com.tabagent.lmstudio.domain.server.Identity;
import com.tabagent.lmstudio.domain.server.ServerTarget;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/// One machine of fakes, with LM Studio installed, its server off, and the real use cases on top.
public final class World {
  public final FakePacer time = new FakePacer();
  public final FakeServerProbe network = new FakeServerProbe();
  public final FakeInstallationLocator disk =
      new FakeInstallationLocator(SampleInstallations.complete());
  public final FakeModelCatalog models = new FakeModelCatalog();
  public final FakeLmsCli lms = new FakeLmsCli(time);
  public final FakeStartLock lock = new FakeStartLock();
  public final ServerStarts starts = new ServerStarts();
  public final ServerTarget target;
  public final ServerObserver observer;
  public final StatusCheck status;
  public final ServerStart start;
  public final ServerStop stop;

  public World() {
    this(Optional.empty());
  }

  public World(Optional<Endpoint> configured) {
    target = new ServerTarget(configured);
    observer = new ServerObserver(target, network);
    status = new StatusCheck(disk, observer, network, models, starts);
    start = startOn(time);
    stop = new ServerStop(status, disk, target, observer, lms, time, starts);
  }

  public ServerStart startOn(Executor executor) {
    var procedure = new StartProcedure(disk, target, observer, lms, lock, time, starts);
    return new ServerStart(status, starts, procedure, time, executor);
  }

  public ServerAccess access(AutoStart autoStart) {
    return new ServerAccess(disk, observer, starts, start, autoStart);
  }

  /// A relay without heartbeats.
  public InferenceRelay relay(ServerAccess access, InferenceGateway gateway) {
    return relay(access, gateway, _ -> {});
  }

  public InferenceRelay relay(ServerAccess access, InferenceGateway gateway, Executor heartbeats) {
    return new InferenceRelay(
        access,
        gateway,
        new ModelQueue(Admission.DEFAULT, time),
        new Heartbeats(time, Heartbeats.INTERVAL, heartbeats));
  }

  public void comesUp() {
    put(new Identity.LmStudio());
  }

  public void comesUpAfter(Duration delay) {
    time.after(delay, this::comesUp);
  }

  public void goesDown() {
    put(new Identity.Nobody());
  }

  public void put(Identity... identities) {
    network.put(Endpoint.DEFAULT, identities);
  }
}
