package com.tabagent.lmstudio.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Stage;
import com.tabagent.lmstudio.application.port.out.ChatFormat;
import com.tabagent.lmstudio.application.port.out.InferenceGateway;
import com.tabagent.lmstudio.application.port.out.ModelCatalog;
import com.tabagent.lmstudio.application.port.out.ServerProbe;
import org.junit.jupiter.api.Test;

class HttpModuleTest {
  private final Injector injector =
      Guice.createInjector(
          Stage.PRODUCTION,
          binder -> binder.requireExplicitBindings(),
          new HttpModule(HttpSettings.defaults()));

  @Test
  void oneGatewayServesAllAndCanBeClosedByWhoeverMadeTheInjector() {
    InferenceGateway gateway = injector.getInstance(InferenceGateway.class);
    assertThat(gateway)
        .isSameAs(injector.getInstance(InferenceGateway.class))
        .isSameAs(injector.getInstance(OkHttpInferenceGateway.class));
    assertThat(injector.getInstance(ChatFormat.class)).isInstanceOf(JsonChatFormat.class);
  }

  @Test
  void probeAndCatalogAreLeftToTheComposer() {
    assertThat(injector.getExistingBinding(Key.get(ServerProbe.class))).isNull();
    assertThat(injector.getExistingBinding(Key.get(ModelCatalog.class))).isNull();
  }
}
