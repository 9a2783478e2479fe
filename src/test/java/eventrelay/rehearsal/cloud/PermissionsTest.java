package eventrelay.rehearsal.cloud;

import static eventrelay.rehearsal.types.LambdaTypes.FUNCTION;
import static eventrelay.rehearsal.types.LambdaTypes.PERMISSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.access.AccessEvaluator;
import eventrelay.rehearsal.access.AccessRequest;
import eventrelay.rehearsal.access.Principal;
import eventrelay.rehearsal.access.RequestContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionsTest {
  private static final String ARN = "arn:aws:lambda:eu-west-1:111111111111:function:f";
  private static final String INVOKE = "action: 'lambda:InvokeFunction'";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // principal and conditions | who asks | account, Region's ARN or organization | allowed
        "principal: 'events.amazonaws.com' | events.amazonaws.com | aws:x=y | true",
        "principal: 'events.amazonaws.com' | sns.amazonaws.com | aws:x=y | false",
        "principal: '*' | events.amazonaws.com | aws:x=y | true",
        "principal: '222222222222' | arn:aws:iam::222222222222:user/u | aws:x=y | true",
        "principal: '222222222222' | arn:aws:iam::333333333333:user/u | aws:x=y | false",
        "principal: '*', sourceArn: 'arn:aws:s3:::b*' | s3.amazonaws.com"
            + " | aws:SourceArn=arn:aws:s3:::bucket | true",
        "principal: '*', sourceArn: 'arn:aws:s3:::b*' | s3.amazonaws.com"
            + " | aws:SourceArn=arn:aws:s3:::c | false",
        "principal: '*', sourceAccount: '9' | s3.amazonaws.com | aws:SourceAccount=9 | true",
        "principal: '*', sourceAccount: '9' | s3.amazonaws.com | aws:SourceAccount=8 | false",
        "principal: '*', principalOrgId: 'o-1' | s3.amazonaws.com"
            + " | aws:PrincipalOrgID=o-1 | true",
        "principal: '*', principalOrgId: 'o-1' | s3.amazonaws.com"
            + " | aws:PrincipalOrgID=o-2 | false",
        "principal: '*', sourceAccount: '9', principalOrgId: 'o-1' | s3.amazonaws.com"
            + " | aws:PrincipalOrgID=o-1 | false",
        "principal: 'events.amazonaws.com', eventSourceToken: 't' | events.amazonaws.com"
            + " | aws:x=y | false",
        "principal: 'events.amazonaws.com', eventSourceToken: 't' | events.amazonaws.com"
            + " | lambda:EventSourceToken=t | true",
        "principal: '*', functionUrlAuthType: 'NONE' | s3.amazonaws.com | aws:x=y | false",
        "principal: '*', functionUrlAuthType: 'NONE' | s3.amazonaws.com"
            + " | lambda:FunctionUrlAuthType=NONE | true",
        "principal: '*', qualifier: 'live' | s3.amazonaws.com | aws:x=y | false",
      })
  void aPermissionSaysWhoMayInvoke(String permission, String who, String context, boolean allowed) {
    var function = function("{function: 'f', %s, %s}".formatted(INVOKE, permission));

    var key = context.split("=", 2);
    var decision =
        AccessEvaluator.decide(
            new AccessRequest(
                Principal.parse(who),
                "lambda:InvokeFunction",
                ARN,
                "111111111111",
                RequestContext.complete(Map.of(key[0], List.of(key[1])))),
            List.of(),
            Optional.of(function.policy().orElseThrow().policy()));
    // An account as principal leaves it to that account's own policies: other side of the question.
    assertThat(function.policy().orElseThrow().policy().statements()).hasSize(1);
    assertThat(decision.because().contains("does not apply")).isEqualTo(!allowed);
  }

  @Test
  void permissionsOfOneFunctionMakeOnePolicy() {
    var function =
        function(
            "{function: 'f', %s, principal: '*'}".formatted(INVOKE),
            "{function: '%s', %s, principal: '*', statementId: 's'}".formatted(ARN, INVOKE));

    var policy = function.policy().orElseThrow().policy();
    assertThat(policy.name()).isEqualTo("resource policy of function f");
    assertThat(policy.statements())
        .extracting(statement -> statement.label())
        .containsExactly(
            "statement p0 of resource policy of function f",
            "statement s of resource policy of function f");
  }

  @ParameterizedTest
  @CsvSource({
    "f, ''",
    "111111111111:function:f, ''",
    "arn:aws:lambda:eu-west-1:111111111111:function:f, ''",
    "f:live, :live",
    "111111111111:function:f:live, :live",
    "arn:aws:lambda:eu-west-1:111111111111:function:f:live, :live",
  })
  void aPermissionNamesItsFunctionInThreeForms(String name, String alias) {
    var function = function("{function: '%s', %s, principal: '*'}".formatted(name, INVOKE));

    assertThat(function.policy().orElseThrow().documents())
        .singleElement()
        .asString()
        .contains("\"Resource\":\"" + ARN + alias + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{function: 'f', principal: 'p'}|action",
        "{function: 'f', action: 'a'}|principal",
        "{action: 'a', principal: 'p'}|function",
      })
  void aPermissionNeedsFunctionActionAndPrincipal(String permission, String missing) {
    assertThatThrownBy(() -> function(permission))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageEndingWith("::p0: " + missing + " is missing");
  }

  private static LambdaFunction function(String... permissions) {
    var stack = StackFixture.home().add(FUNCTION, "f", "{name: 'f', role: 'arn:r'}");
    for (var i = 0; i < permissions.length; i++) {
      stack.add(PERMISSION, "p" + i, permissions[i]);
    }
    return stack.cloud().function(ARN).orElseThrow();
  }
}
