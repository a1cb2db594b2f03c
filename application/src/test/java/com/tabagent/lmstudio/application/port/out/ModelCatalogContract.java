package com.tabagent.lmstudio.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.Expect;
import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.out.ModelCatalog.Listing;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.model.Model;
import com.tabagent.lmstudio.domain.model.ModelList;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every [ModelCatalog] must do. The time limit only keeps a broken catalog from hanging the
/// build.
@Timeout(60)
public abstract class ModelCatalogContract {

  protected abstract ModelCatalog catalog();

  /// A server that knows these models, in this order, and says what kind they are and which are
  /// loaded.
  protected abstract Endpoint serverWith(List<Model> models);

  /// A server that answers every question for models with 401.
  protected abstract Endpoint serverThatWantsAToken();

  /// A server that answers, and not with models.
  protected abstract Endpoint serverThatTalksNonsense();

  protected abstract Endpoint endpointWhereNobodyListens();

  /// Where connections are accepted and nothing is ever sent.
  protected abstract Endpoint endpointThatNeverAnswers();

  @Test
  void modelsComeInTheServersOrderWithKindAndState() {
    var models =
        List.of(
            new Model("embedder", Model.Kind.EMBEDDING, true),
            new Model("second", Model.Kind.LANGUAGE, false),
            new Model("first", Model.Kind.LANGUAGE, true));

    assertThat(catalog().list(serverWith(models)))
        .isEqualTo(new Listing.Listed(new ModelList(models)));
  }

  @Test
  void aServerWithoutModelsListsNone() {
    assertThat(catalog().list(serverWith(List.of())))
        .isEqualTo(new Listing.Listed(new ModelList(List.of())));
  }

  @Test
  void aServerThatWantsATokenSaysSo() {
    assertThat(catalog().list(serverThatWantsAToken())).isEqualTo(new Listing.TokenRequired());
  }

  @Test
  void whatIsCalledOffIsNotAsked() {
    var cancellation = new Cancellation();
    cancellation.cancel();

    Expect.failure(
        FailureCode.CANCELLED, () -> catalog().list(endpointThatNeverAnswers(), cancellation));
  }

  @Test
  void whatIsNoUsableAnswerIsUnknownAndNoException() {
    assertThat(catalog().list(serverThatTalksNonsense())).isEqualTo(new Listing.Unknown());
    assertThat(catalog().list(endpointWhereNobodyListens())).isEqualTo(new Listing.Unknown());
    assertThat(catalog().list(endpointThatNeverAnswers())).isEqualTo(new Listing.Unknown());
  }
}
