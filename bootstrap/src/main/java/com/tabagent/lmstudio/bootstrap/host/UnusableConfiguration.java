package com.tabagent.lmstudio.bootstrap.host;

import com.tabagent.lmstudio.adapter.nativemessaging.action.UseCases;
import com.tabagent.lmstudio.application.port.in.CheckStatus;
import com.tabagent.lmstudio.application.port.in.CompleteChat;
import com.tabagent.lmstudio.application.port.in.EnsureServerRunning;
import com.tabagent.lmstudio.application.port.in.LineUp;
import com.tabagent.lmstudio.application.port.in.Relay;
import com.tabagent.lmstudio.application.port.in.StopServer;
import com.tabagent.lmstudio.application.port.in.WatchStatus;
import com.tabagent.lmstudio.bootstrap.configuration.ConfigurationException;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.nio.file.Path;

/// What a host with unusable settings can do: say so, to each request, instead of ending without a
/// word.
final class UnusableConfiguration implements UseCases {
  private final ConfigurationException mistakes;
  private final Path file;

  UnusableConfiguration(ConfigurationException mistakes, Path file) {
    this.mistakes = mistakes;
    this.file = file;
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

  private LmStudioException failure() {
    return new LmStudioException(
        Failure.of(
            FailureCode.INTERNAL,
            "This host's settings cannot be used. " + mistakes.getMessage(),
            Remedy.advice("Correct " + file + ", or the environment variable named.")),
        mistakes);
  }
}
