package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, for one test class; after each test its console has to be empty. */
final class Browser implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private Path profile;
  private ChromeDriver driver;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    profile = Files.createTempDirectory("browser-profile");
    var options = new ChromeOptions();
    options.setBinary(program("chromium", "chromium-browser", "google-chrome"));
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + profile,
        "--window-size=1440,1000");
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    // The driver is named, so that Selenium looks for none to download.
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver"))
            .usingAnyFreePort()
            .build();
    driver = new ChromeDriver(service, options);
    driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    var console = driver.manage().logs().get(LogType.BROWSER).getAll();
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
    assertThat(console).as("console").isEmpty();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (driver != null) {
      driver.quit();
    }
    try (var files = Files.walk(profile)) {
      files.sorted((one, other) -> other.compareTo(one)).map(Path::toFile).forEach(File::delete);
    }
  }

  /** Opens a page; what follows the # chooses something in it. */
  void open(Path page, String chosen) {
    // By way of another page: a change after the # alone loads nothing.
    driver.get("about:blank");
    driver.get(page.toUri() + "#" + chosen);
  }

  void media(String feature, String value) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", feature, "value", value))));
  }

  void phone() {
    metrics(390, 844, true);
  }

  void window(int width, int height) {
    metrics(width, height, false);
  }

  private void metrics(int width, int height, boolean mobile) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            width,
            "height",
            height,
            "deviceScaleFactor",
            mobile ? 2 : 1,
            "mobile",
            mobile));
  }

  WebElement find(String css) {
    letThePageAnswer();
    return driver.findElement(By.cssSelector(css));
  }

  List<WebElement> all(String css) {
    letThePageAnswer();
    return driver.findElements(By.cssSelector(css));
  }

  List<String> texts(String css) {
    return all(css).stream().map(WebElement::getText).toList();
  }

  /** The node of the map whose ARN ends like this. */
  WebElement node(String end) {
    return find(".node[data-arn$='" + end + "']");
  }

  /** The row of a list whose text has this. */
  WebElement choice(String list, String text) {
    return all(list + " .choice").stream()
        .filter(label -> label.getText().contains(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError(text + " is not among " + texts(list + " .choice")));
  }

  void press(Keys... keys) {
    for (var key : keys) {
      new Actions(driver).sendKeys(key).perform();
    }
  }

  void type(String text) {
    new Actions(driver).sendKeys(text).perform();
  }

  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  Object run(String script) {
    letThePageAnswer();
    return driver.executeScript(script);
  }

  /** A colour of an element, as the browser computes it once no transition is under way. */
  Object colour(String css, String property) {
    letThePageAnswer();
    endTransitions();
    return driver.executeScript(
        "return getComputedStyle(document.querySelector(arguments[0]))"
            + ".getPropertyValue(arguments[1])",
        css,
        property);
  }

  /** A colour that the page's style names, in the same form. */
  Object value(String variable) {
    return driver.executeScript(
        "const probe = document.body.appendChild(document.createElement('i'));"
            + "probe.style.color = `var(${arguments[0]})`;"
            + "const colour = getComputedStyle(probe).color;"
            + "probe.remove();"
            + "return colour",
        variable);
  }

  /**
   * Events such as toggle and hashchange reach the page's script only after a click has returned.
   */
  private void letThePageAnswer() {
    driver.executeAsyncScript(
        "const done = arguments[0];"
            + "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))");
  }

  private void endTransitions() {
    driver.executeScript("document.getAnimations().forEach(animation => animation.finish())");
  }

  void back() {
    driver.navigate().back();
  }

  void forward() {
    driver.navigate().forward();
  }

  /** Waits until a script gives true; a page that never does fails the test. */
  void until(String script) {
    var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!Boolean.TRUE.equals(driver.executeScript(script))) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within a minute: " + script);
      }
      Thread.onSpinWait();
    }
  }

  String address() {
    letThePageAnswer();
    return driver.getCurrentUrl();
  }

  /** What axe finds to remedy, with the elements. */
  List<String> accessibilityProblems() {
    endTransitions();
    return new AxeBuilder().analyze(driver).getViolations().stream().map(Browser::told).toList();
  }

  private static String told(Rule rule) {
    return rule.getId() + ": " + rule.getNodes().stream().map(node -> node.getHtml()).toList();
  }

  private static File program(String... names) {
    var folders = Pattern.compile(File.pathSeparator).split(System.getenv("PATH"));
    return Stream.of(names)
        .flatMap(name -> Stream.of(folders).map(folder -> new File(folder, name)))
        .filter(File::canExecute)
        .findFirst()
        .orElseThrow(
            () ->
                new UncheckedIOException(
                    new IOException(
                        "none of %s is on the PATH: install the browser and its driver, on Debian"
                                .formatted(List.of(names))
                            + " the packages chromium and chromium-driver")));
  }
}
