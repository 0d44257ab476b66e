package io.weir.cli.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedMessagesTest {
  private static final TargetQueue QUEUE = new TargetQueue("demo", "http://127.0.0.1:9/0/demo");
  private static final String WORKFLOW = "arn:aws:states:us-east-1:000000000000:stateMachine:demo";

  @Test
  void take_differsFromTheFixtureOnlyInWhatTheDemoSets() {
    Draft draft = messages(Duration.ofSeconds(1)).take(1).getFirst();
    JsonObject expected =
        JsonParser.parseString(CumulusBody.fixture().toDraft(1).body()).getAsJsonObject();
    JsonObject meta = expected.getAsJsonObject("cumulus_meta");
    meta.addProperty("state_machine", WORKFLOW);
    meta.addProperty("execution_name", draft.executionName());
    JsonObject limits = new JsonObject();
    limits.addProperty(QUEUE.url(), 7);
    limits.addProperty("http://127.0.0.1:27324/000000000000/test-backgroundJobQueue", 5);
    meta.add("queueExecutionLimits", limits);
    expected.getAsJsonObject("meta").add("demo", JsonParser.parseString("{\"seconds\":1}"));

    assertThat(JsonParser.parseString(draft.body())).isEqualTo(expected);
    assertThat(draft.stateMachineArn()).isEqualTo(WORKFLOW);
  }

  @Test
  void take_several_haveNamesOfTheirOwn() {
    List<Draft> drafts = messages(Duration.ZERO).take(50);

    assertThat(drafts)
        .extracting(Draft::executionName)
        .doesNotContainNull()
        .doesNotHaveDuplicates();
  }

  @Test
  void take_fractionOfASecond_isADecimal() {
    assertThat(messages(Duration.ofMillis(300)).take(1).getFirst().body())
        .contains("\"demo\":{\"seconds\":0.3}");
  }

  private static GeneratedMessages messages(Duration executionTime) {
    return new GeneratedMessages(QUEUE, 7, WORKFLOW, executionTime);
  }
}
