package eventrelay.rehearsal.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.text.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts style, script and data into the page, which lets nothing else in. */
final class PageTemplate {
  private static final String FOLDER = "/eventrelay/rehearsal/report/html/";
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)\\}\\}");
  private static final List<String> STYLES =
      List.of("page.css", "choices.css", "map.css", "path.css");
  private static final List<String> SCRIPTS =
      List.of(
          "elements.js",
          "model.js",
          "layout.js",
          "wires.js",
          "map.js",
          "accounts.js",
          "motion.js",
          "path.js",
          "choices.js",
          "sides.js",
          "page.js");

  private PageTemplate() {}

  static String fill(JsonNode data) {
    var style = joined(STYLES);
    var script = "(() => {\n'use strict';\n" + joined(SCRIPTS) + "})();\n";
    var values =
        Map.of(
            "style", style,
            "style-hash", hash(style),
            "script", script,
            "script-hash", hash(script),
            "data", inScript(data));
    // In one pass: what is put in is never looked through for places.
    return PLACE
        .matcher(resource("page.html"))
        .replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
  }

  /** JSON in which no text can end the HTML element around it. */
  private static String inScript(JsonNode data) {
    return Json.write(data).replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e");
  }

  /** As a Content-Security-Policy names an inline element (W3C, "Content Security Policy"). */
  private static String hash(String element) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var bytes = digest.digest(element.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(bytes) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String joined(List<String> names) {
    return names.stream().map(PageTemplate::resource).collect(Collectors.joining("\n"));
  }

  private static String resource(String name) {
    try (var stream = PageTemplate.class.getResourceAsStream(FOLDER + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
