package eventrelay.rehearsal.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.types.EventBridgeTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFileTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STACK_URN =
      "urn:pulumi:dev::event-relay::pulumi:pulumi:Stack::event-relay-dev";
  private static final String RULE_URN =
      "urn:pulumi:dev::event-relay::relay:Source$aws:cloudwatch/eventRule:EventRule::rule::a";

  @TempDir private Path folder;

  @Test
  void readsWhatItWrote() {
    assertThat(ExportFile.read(written(deployment()))).isEqualTo(deployment());
  }

  @Test
  void writesAsPulumiDoes() throws IOException {
    assertThat(Files.readString(written(deployment())))
        .isEqualTo(
            """
            {
                "version": 3,
                "deployment": {
                    "manifest": {
                        "time": "0001-01-01T00:00:00Z",
                        "magic": "",
                        "version": ""
                    },
                    "resources": [
                        {
                            "urn": "%s",
                            "custom": false,
                            "type": "pulumi:pulumi:Stack"
                        },
                        {
                            "urn": "%s",
                            "custom": true,
                            "id": "bus/rule",
                            "type": "aws:cloudwatch/eventRule:EventRule",
                            "inputs": {
                                "a": {
                                    "x": {},
                                    "y": []
                                },
                                "b": 1.5
                            },
                            "outputs": {
                                "arn": "arn:aws:events:::rule/é"
                            },
                            "parent": "%1$s",
                            "protect": true,
                            "provider": "urn:pulumi:dev::event-relay::pulumi:providers:aws::p::id",
                            "dependencies": [
                                "urn:one",
                                "urn:two"
                            ],
                            "propertyDependencies": {
                                "a": [],
                                "b": [
                                    "urn:one"
                                ]
                            },
                            "aliases": [
                                "urn:before"
                            ]
                        }
                    ],
                    "metadata": {}
                }
            }
            """
                .formatted(STACK_URN, RULE_URN));
  }

  private static Deployment deployment() {
    var inputs = JSON.createObjectNode();
    inputs.put("b", 1.5);
    inputs.putObject("a").putArray("y");
    ((ObjectNode) inputs.get("a")).putObject("x");
    // Another order than the written one: the file must not depend on it.
    var propertyDependencies = new LinkedHashMap<String, List<String>>();
    propertyDependencies.put("b", List.of("urn:one"));
    propertyDependencies.put("a", List.of());
    return new Deployment(
        "dev",
        List.of(
            new ResourceState(
                STACK_URN,
                "pulumi:pulumi:Stack",
                false,
                "",
                JSON.createObjectNode(),
                JSON.createObjectNode(),
                "",
                "",
                List.of(),
                Map.of()),
            new ResourceState(
                    RULE_URN,
                    EventBridgeTypes.RULE,
                    true,
                    "bus/rule",
                    inputs,
                    JSON.createObjectNode().put("arn", "arn:aws:events:::rule/é"),
                    STACK_URN,
                    "urn:pulumi:dev::event-relay::pulumi:providers:aws::p::id",
                    List.of("urn:one", "urn:two"),
                    propertyDependencies)
                .withProtect(true)
                .withAliases(List.of("urn:before"))));
  }

  private Path written(Deployment deployment) {
    var file = folder.resolve("written.json");
    ExportFile.write(deployment, file);
    return file;
  }
}
