package com.tabagent.lmstudio.bootstrap.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The program says the version that it was built as.
class ProductVersionTest {

  @Test
  void theVersionIsThatOfTheBuild() throws Exception {
    Matcher built =
        Pattern.compile("<artifactId>tabagent-parent</artifactId>\\s*<version>([^<]+)</version>")
            .matcher(Files.readString(Path.of("pom.xml")));

    assertThat(built.find()).isTrue();
    assertThat(ProductVersion.current()).isEqualTo(built.group(1));
  }
}
