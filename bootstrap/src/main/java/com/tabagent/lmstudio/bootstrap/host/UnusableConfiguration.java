package com.tabagent.lmstudio.bootstrap.host;

import com.tabagent.lmstudio.adapter.nativemessaging.action.UseCases;
import com.tabagent.lmstudio.application.port.in.CheckStatus;
import com.tabagent.lmstudio.application.port.in.CompleteChat;
import com.tabagent.lmstudio.application.port.in.Diagnose;
import com.tabagent.lmstudio.application.port.in.EnsureServerRunning;
import com.tabagent.lmstudio.application.port.in.LineUp;
import com.tabagent.lmstudio.application.port.in.Relay;
import com.tabagent.lmstudio.application.port.in.StopServer;
import com.tabagent.lmstudio.application.port.in.WatchStatus;
import com.tabagent.lmstudio.bootstrap.configuration.ConfigurationException;
import com.tabagent.lmstudio.bootstrap.configuration.Machine;
import com.tabagent.lmstudio.bootstrap.wiring.Hexagon;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;

/// What a host with unusable settings can do: say so, to each request, instead of ending without a
/// word.
final class UnusableConfiguration implements UseCases {
  private final ConfigurationException mistakes;
  private final Machine machine;

  UnusableConfiguration(ConfigurationException mistakes, Machine machine) {
    this.mistakes = mistakes;
    this.machine = machine;
  }

  @Override
  public CheckStatus checkStatus() {
    throw failure();
  }

  @Override
  public EnsureServerRunning ensureServerRunning() {
    throw failure();
  }

  @Override
  public StopServer stopServer() {
    throw failure();
  }

  @Override
  public WatchStatus watchStatus() {
    throw failure();
  }

  @Override
  public LineUp lineUp() {
    throw failure();
  }

  @Override
  public Relay relay() {
    throw failure();
  }

  @Override
  public CompleteChat completeChat() {
    throw failure();
  }

  /// The one thing that can be done, and what is needed most.
  @Override
  public Diagnose diagnose() {
    return Hexagon.despite(mistakes, machine).diagnose();
  }

  private LmStudioException failure() {
    return new LmStudioException(
        Failure.of(
            FailureCode.INTERNAL,
            "This host's settings cannot be used. " + mistakes.getMessage(),
            Remedy.advice(
                "Correct "
                    + machine.places().configFile()
                    + ", or the environment variable named.")),
        mistakes);
  }
}
