package eventrelay.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.DeclaredResource;
import eventrelay.DeclaredStack;
import eventrelay.StackVariants;
import eventrelay.scanner.ScannerRule.Excused;
import eventrelay.scanner.ScannerRule.Held;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What scanners ask holds for every resource in every form of stack, or somebody says why not. */
@Timeout(120)
class ScannerRulesTest {
  private static final List<String> PACKAGES =
      List.of("", "policy.", "account.", "failure.", "forwarder.", "hub.");

  /** The rules that the relay has to have an answer to. */
  private static final List<String> ASKED =
      List.of(
          "EventBridge.2 EventBridge.3 AwsSolutions-EVB1 eventbridge_bus_exposed",
          "iam_role_cross_service_confused_deputy_prevention",
          "CKV_AWS_60 CKV_AWS_61 CKV_AWS_62 CKV_AWS_63",
          "CKV_AWS_286 CKV_AWS_287 CKV_AWS_288 CKV_AWS_289 CKV_AWS_290 CKV_AWS_355",
          "AwsSolutions-IAM4 AwsSolutions-IAM5",
          "CKV_AWS_45 CKV_AWS_50 CKV_AWS_115 CKV_AWS_116 CKV_AWS_117 CKV_AWS_173 CKV_AWS_272",
          "CKV_AWS_301 CKV_AWS_363 CKV_AWS_364 Lambda.1 Lambda.2",
          "CKV_AWS_27 CKV_AWS_72 CKV_AWS_168 CKV_AWS_387 AwsSolutions-SQS3 AwsSolutions-SQS4",
          "CKV_AWS_26 CKV_AWS_169 CKV_AWS_385 AwsSolutions-SNS3",
          "CKV_AWS_66 CKV_AWS_338 CKV_AWS_158");

  private static Map<String, DeclaredStack> variants;

  @BeforeAll
  static void run() {
    variants = StackVariants.declared();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("heldRules")
  void holdForEveryResource(ScannerRule rule) {
    var held = (Held) rule.verdict();
    for (var variant : variants.entrySet()) {
      assertThat(held.appliesTo(variant.getValue()))
          .as(rule.asks() + " In: " + variant.getKey())
          .allMatch(held.holds());
    }
    assertThat(resources(held)).as("resources that it applies to").isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("heldRules")
  void noticeABreachInAnyResource(ScannerRule rule) {
    var held = (Held) rule.verdict();
    assertThat(resources(held))
        .allSatisfy(resource -> assertThat(held.holds().test(breached(resource, held))).isFalse());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("heldRules")
  void nameATestThatIsThere(ScannerRule rule) {
    var seenIn = ((Held) rule.verdict()).seenIn().split("\\.");
    assertThat(PACKAGES.stream().flatMap(in -> tests("eventrelay." + in + seenIn[0])))
        .extracting(Method::getName)
        .contains(seenIn[1]);
  }

  @Test
  void answerEveryRuleOnce() {
    var ids = ids(ScannerRules.all().stream().filter(rule -> !isExcusedInOnePlace(rule)));
    assertThat(ids)
        .doesNotHaveDuplicates()
        .containsAll(ASKED.stream().flatMap(line -> Stream.of(line.split(" "))).toList());
    // Each id stands once, so none is both held and excused, unless in one place.
    assertThat(ids(ScannerRules.held().stream()))
        .containsAll(ids(ScannerRules.all().stream().filter(ScannerRulesTest::isExcusedInOnePlace)))
        .contains("CKV_AWS_27");
    assertThat(ScannerRules.excused())
        .allSatisfy(rule -> assertThat(((Excused) rule.verdict()).reason()).hasSizeGreaterThan(60));
  }

  private static List<String> ids(Stream<ScannerRule> rules) {
    return rules.flatMap(rule -> rule.ids().stream()).toList();
  }

  private static boolean isExcusedInOnePlace(ScannerRule rule) {
    return rule.verdict() instanceof Excused excused && !excused.in().isEmpty();
  }

  static List<ScannerRule> heldRules() {
    return ScannerRules.held();
  }

  private static List<DeclaredResource> resources(Held held) {
    return variants.values().stream().flatMap(of -> held.appliesTo(of).stream()).toList();
  }

  private static DeclaredResource breached(DeclaredResource resource, Held held) {
    var state = resource.state();
    var inputs = state.inputs().deepCopy();
    held.breach().accept(inputs);
    assertThat(inputs).as("inputs of " + resource).isNotEqualTo(state.inputs());
    return new DeclaredResource(resource.stack(), state.with(inputs, state.outputs()));
  }

  private static Stream<Method> tests(String type) {
    try {
      return Arrays.stream(Class.forName(type).getDeclaredMethods())
          .filter(
              method ->
                  method.isAnnotationPresent(Test.class)
                      || method.isAnnotationPresent(ParameterizedTest.class));
    } catch (ClassNotFoundException e) {
      return Stream.empty();
    }
  }
}
