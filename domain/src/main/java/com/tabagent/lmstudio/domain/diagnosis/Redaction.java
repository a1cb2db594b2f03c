package com.tabagent.lmstudio.domain.diagnosis;

import com.tabagent.lmstudio.domain.failure.Quote;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes a report fit to be shown to anybody: the user's own folder becomes `~`, the user's name in
/// any other path `user`, and what looks like a token of LM Studio is masked. Ids of extensions
/// stay, for without them a report is of no use.
public final class Redaction {
  private final String home;

  /// As a command line holds it between its apostrophes.
  private final String quotedHome;

  private final Optional<Pattern> name;

  /// @param home the user's own folder, named after the user as most are
  public Redaction(Path home) {
    this.home = home.toString();
    this.quotedHome = this.home.replace("'", "'\\''");
    this.name =
        Optional.ofNullable(home.getFileName())
            .map(Path::toString)
            .map(
                user ->
                    Pattern.compile("(?<=[\\\\/])" + Pattern.quote(user) + "(?=[\\\\/]|\\b|$)"));
  }

  public Report of(Report report) {
    return new Report(report.findings().stream().map(this::of).toList());
  }

  private Finding of(Finding finding) {
    return new Finding(
        finding.area(),
        finding.name(),
        finding.verdict(),
        of(finding.cause()),
        finding.remedy().map(this::of),
        finding.mendable());
  }

  private Remedy of(Remedy remedy) {
    return new Remedy(
        of(remedy.text()),
        remedy
            .step()
            .map(
                step ->
                    step instanceof Remedy.Step.Command(String line)
                        ? new Remedy.Step.Command(of(line))
                        : step));
  }

  private String of(String text) {
    String withoutHome = Quote.masked(text.replace(home, "~").replace(quotedHome, "~"));
    return name.map(user -> user.matcher(withoutHome).replaceAll(Matcher.quoteReplacement("user")))
        .orElse(withoutHome);
  }
}
