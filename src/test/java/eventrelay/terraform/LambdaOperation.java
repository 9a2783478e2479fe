package eventrelay.terraform;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lambda's operations, by method and path (Lambda API Reference, "Actions"). */
enum LambdaOperation {
  ADD_PERMISSION("AddPermission", "POST", "/functions/([^/]+)/policy"),
  CREATE("CreateFunction", "POST", "/functions/?"),
  DELETE("DeleteFunction", "DELETE", "/functions/([^/]+)"),
  DELETE_CONCURRENCY("DeleteFunctionConcurrency", "DELETE", "/functions/([^/]+)/concurrency"),
  DELETE_INVOKE_CONFIG(
      "DeleteFunctionEventInvokeConfig", "DELETE", "/functions/([^/]+)/event-invoke-config"),
  GET("GetFunction", "GET", "/functions/([^/]+)"),
  GET_CODE_SIGNING("GetFunctionCodeSigningConfig", "GET", "/functions/([^/]+)/code-signing-config"),
  GET_CONFIGURATION("GetFunctionConfiguration", "GET", "/functions/([^/]+)/configuration"),
  GET_INVOKE_CONFIG(
      "GetFunctionEventInvokeConfig", "GET", "/functions/([^/]+)/event-invoke-config"),
  GET_POLICY("GetPolicy", "GET", "/functions/([^/]+)/policy"),
  LIST_TAGS("ListTags", "GET", "/tags/(.+)"),
  LIST_VERSIONS("ListVersionsByFunction", "GET", "/functions/([^/]+)/versions"),
  PUT_CONCURRENCY("PutFunctionConcurrency", "PUT", "/functions/([^/]+)/concurrency"),
  PUT_INVOKE_CONFIG(
      "PutFunctionEventInvokeConfig", "PUT", "/functions/([^/]+)/event-invoke-config"),
  REMOVE_PERMISSION("RemovePermission", "DELETE", "/functions/([^/]+)/policy/[^/]+"),
  TAG("TagResource", "POST", "/tags/(.+)"),
  UNTAG("UntagResource", "DELETE", "/tags/(.+)"),
  UPDATE_CODE("UpdateFunctionCode", "PUT", "/functions/([^/]+)/code"),
  UPDATE_CONFIGURATION("UpdateFunctionConfiguration", "PUT", "/functions/([^/]+)/configuration"),
  UPDATE_INVOKE_CONFIG(
      "UpdateFunctionEventInvokeConfig", "POST", "/functions/([^/]+)/event-invoke-config");

  private final String operation;
  private final String method;
  private final Pattern path;

  LambdaOperation(String operation, String method, String path) {
    this.operation = operation;
    this.method = method;
    this.path = Pattern.compile("/\\d{4}-\\d\\d-\\d\\d" + path);
  }

  static String of(String method, String path) {
    return find(method, path).operation;
  }

  /** The function that a path names, by its name or its ARN; empty for a new one. */
  static String function(String method, String path) {
    var matcher = find(method, path).matcher(path);
    return matcher.matches() && matcher.groupCount() == 1 ? ApiCall.decoded(matcher.group(1)) : "";
  }

  private Matcher matcher(String text) {
    return path.matcher(text);
  }

  private static LambdaOperation find(String method, String path) {
    return Arrays.stream(values())
        .filter(each -> each.method.equals(method) && each.matcher(path).matches())
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("no operation of Lambda: " + method + " " + path));
  }
}
