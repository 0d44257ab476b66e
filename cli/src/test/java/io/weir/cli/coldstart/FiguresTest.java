package io.weir.cli.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.cli.measure.Machine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class FiguresTest {
  private static final Figures PLAIN =
      figures(
          "plain", start(500, 300, 20, 900), start(400, 100, 10, 800), start(600, 200, 30, 700));
  private static final Figures DEPLOYED = figures("deployed", start(250, 70, 10, 400));

  @Test
  void of_threeStarts_areTheMediansOfEach() {
    assertThat(PLAIN.init()).isEqualTo(Duration.ofMillis(500));
    assertThat(PLAIN.first()).isEqualTo(Duration.ofMillis(200));
    assertThat(PLAIN.total()).isEqualTo(Duration.ofMillis(800));
    assertThat(PLAIN.warm()).isEqualTo(Duration.ofMillis(20));
    assertThat(PLAIN.cpu()).isEqualTo(Duration.ofMillis(800));
  }

  @Test
  void shareOf_isTheTotalsShare() {
    assertThat(DEPLOYED.shareOf(PLAIN)).isEqualTo(0.4);
    assertThat(PLAIN.shareOf(PLAIN)).isEqualTo(1.0);
  }

  @Test
  void json_hasBothPackagesAndTheShare() {
    JsonObject json = JsonParser.parseString(ColdStartJson.of(result())).getAsJsonObject();

    JsonObject deployed =
        json.getAsJsonObject("functions").getAsJsonArray("completion").get(1).getAsJsonObject();
    assertThat(json.get("runs").getAsInt()).isEqualTo(3);
    assertThat(json.getAsJsonObject("machine").get("cores").getAsInt()).isEqualTo(2);
    assertThat(deployed.get("package").getAsString()).isEqualTo("deployed");
    assertThat(deployed.get("totalMillis").getAsInt()).isEqualTo(320);
    assertThat(deployed.get("cpuMillis").getAsInt()).isEqualTo(400);
    assertThat(deployed.get("shareOfPlain").getAsDouble()).isEqualTo(0.4);
  }

  @Test
  void table_saysWhereItWasMeasured() {
    assertThat(ColdStartTable.of(result()))
        .contains("completion", "plain", "100.0 %", "deployed", "40.0 %")
        .contains("2 cores, Linux amd64, JDK 25, load at the end 0.5");
  }

  @Test
  void convert_withoutAFile_isRefused() {
    assertThatThrownBy(() -> new FunctionPackage.Converter().convert("mine"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("NAME=FILE");
    assertThatThrownBy(() -> new FunctionPackage.Converter().convert("mine=/no/such.zip"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("/no/such.zip");
  }

  private static ColdStartResult result() {
    return new ColdStartResult(
        new Machine(2, "Linux amd64", "25", 0.5),
        3,
        Map.of(MeasuredFunction.COMPLETION, List.of(PLAIN, DEPLOYED)));
  }

  private static Figures figures(String name, ColdStart... starts) {
    return Figures.of(new FunctionPackage(name, Path.of(name + ".zip")), List.of(starts));
  }

  private static ColdStart start(long init, long first, long warm, long cpu) {
    return new ColdStart(
        Duration.ofMillis(init),
        Duration.ofMillis(first),
        Duration.ofMillis(warm),
        Duration.ofMillis(cpu));
  }
}
