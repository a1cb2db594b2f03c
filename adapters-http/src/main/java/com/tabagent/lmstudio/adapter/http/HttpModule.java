package com.tabagent.lmstudio.adapter.http;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Scopes;
import com.tabagent.lmstudio.application.port.out.ChatFormat;
import com.tabagent.lmstudio.application.port.out.InferenceGateway;

/// Supplies the relay's ports. Probe and catalog are not bound here: a status request needs them
/// before there is an injector, so whoever composes the program makes them, and hands the same ones
/// to both.
///
/// Whoever creates the injector closes the [OkHttpInferenceGateway] in the end.
public final class HttpModule extends AbstractModule {
  private final HttpSettings settings;

  public HttpModule(HttpSettings settings) {
    this.settings = settings;
  }

  @Override
  protected void configure() {
    Provider<OkHttpInferenceGateway> gateway = () -> new OkHttpInferenceGateway(settings);
    Provider<ChatFormat> format = JsonChatFormat::new;
    bind(OkHttpInferenceGateway.class).toProvider(gateway).in(Scopes.SINGLETON);
    bind(InferenceGateway.class).to(OkHttpInferenceGateway.class);
    bind(ChatFormat.class).toProvider(format).in(Scopes.SINGLETON);
  }
}
