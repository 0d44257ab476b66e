package io.weir.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventPatternTest {
  @ParameterizedTest(name = "{0} matches {1}: {2}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          # exact values
          {"a":["x"]}                         ; {"a":"x"}              ; true
          {"a":["x"]}                         ; {"a":"X"}              ; false
          {"a":["x","y"]}                     ; {"a":"y"}              ; true
          {"a":["x"]}                         ; {}                     ; false
          {"a":["x"]}                         ; {"a":["w","x"]}        ; true
          {"a":[1]}                           ; {"a":1}                ; true
          {"a":[1]}                           ; {"a":1.0}              ; false
          {"a":[1]}                           ; {"a":"1"}              ; false
          {"a":[true]}                        ; {"a":true}             ; true
          {"a":[null]}                        ; {"a":null}             ; true
          {"a":[null]}                        ; {}                     ; false
          {"a":[""]}                          ; {"a":""}               ; true
          # fields
          {"a":["x"],"b":["y"]}               ; {"a":"x","b":"y"}      ; true
          {"a":["x"],"b":["y"]}               ; {"a":"x","b":"z"}      ; false
          {"a":{"b":["x"]}}                   ; {"a":{"b":"x"}}        ; true
          {"a":{"b":["x"]}}                   ; {"a":"x"}              ; false
          {"a":{"b":["x"]}}                   ; {"a":[{"b":"w"},{"b":"x"}]} ; true
          # operators
          {"a":[{"prefix":"ab"}]}             ; {"a":"abc"}            ; true
          {"a":[{"prefix":"ab"}]}             ; {"a":"cab"}            ; false
          {"a":[{"prefix":"ab"}]}             ; {"a":1}                ; false
          {"a":[{"suffix":"bc"}]}             ; {"a":"abc"}            ; true
          {"a":[{"suffix":"bc"}]}             ; {"a":"bcd"}            ; false
          {"a":[{"equals-ignore-case":"Ab"}]} ; {"a":"aB"}             ; true
          {"a":[{"equals-ignore-case":"Ab"}]} ; {"a":"abc"}            ; false
          {"a":[{"anything-but":"x"}]}        ; {"a":"y"}              ; true
          {"a":[{"anything-but":"x"}]}        ; {"a":"x"}              ; false
          {"a":[{"anything-but":"x"}]}        ; {}                     ; false
          {"a":[{"anything-but":["x",1]}]}    ; {"a":1}                ; false
          {"a":[{"anything-but":["x",1]}]}    ; {"a":2}                ; true
          {"a":[{"anything-but":{"prefix":"x"}}]} ; {"a":"xy"}         ; false
          {"a":[{"anything-but":{"prefix":"x"}}]} ; {"a":"yx"}         ; true
          {"a":[{"anything-but":{"suffix":"x"}}]} ; {"a":"yx"}         ; false
          {"a":[{"anything-but":{"equals-ignore-case":["X","y"]}}]} ; {"a":"Y"} ; false
          {"a":[{"numeric":[">=",1]}]}        ; {"a":1}                ; true
          {"a":[{"numeric":[">=",1]}]}        ; {"a":0}                ; false
          {"a":[{"numeric":[">=",1]}]}        ; {"a":"1"}              ; false
          {"a":[{"numeric":[">",0,"<",2]}]}   ; {"a":1.5}              ; true
          {"a":[{"numeric":[">",0,"<=",2]}]}  ; {"a":2.5}              ; false
          {"a":[{"numeric":["=",3]}]}         ; {"a":3.0}              ; true
          {"a":[{"exists":true}]}             ; {"a":null}             ; true
          {"a":[{"exists":true}]}             ; {}                     ; false
          {"a":[{"exists":false}]}            ; {}                     ; true
          {"a":[{"exists":false}]}            ; {"a":1}                ; false
          {"a":{"b":[{"exists":false}]}}      ; {}                     ; true
          # alternatives
          {"$or":[{"a":["x"]},{"b":["y"]}]}   ; {"b":"y"}              ; true
          {"$or":[{"a":["x"]},{"b":["y"]}]}   ; {"a":"y"}              ; false
          {"c":["z"],"$or":[{"a":["x"]},{"b":["y"]}]} ; {"b":"y"}      ; false
          {"d":{"$or":[{"a":["x"]},{"b":["y"]}]}} ; {"d":{"a":"x"}}    ; true
          """)
  void matches_event_asEventBridgeDoes(String pattern, String event, boolean expected) {
    assertThat(EventPattern.parse(pattern).matches(JsonParser.parseString(event).getAsJsonObject()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{",
        "{\"a\":\"x\"}",
        "{\"a\":[]}",
        "{\"a\":[[1]]}",
        "{\"a\":[{\"wildcard\":\"x*\"}]}",
        "{\"a\":[{\"cidr\":\"10.0.0.0/8\"}]}",
        "{\"a\":[{\"prefix\":\"x\",\"suffix\":\"y\"}]}",
        "{\"a\":[{\"prefix\":1}]}",
        "{\"a\":[{\"exists\":\"yes\"}]}",
        "{\"a\":[{\"numeric\":[\">\"]}]}",
        "{\"a\":[{\"numeric\":[\"~\",1]}]}",
        "{\"a\":[{\"numeric\":[\">\",\"1\"]}]}",
        "{\"a\":[{\"anything-but\":[]}]}",
        "{\"a\":[{\"anything-but\":{\"wildcard\":\"x\"}}]}",
        "{\"$or\":[{\"a\":[1]}]}",
        "{\"$or\":[1,2]}"
      })
  void parse_unknownOrMalformed_isRefused(String pattern) {
    assertThatThrownBy(() -> EventPattern.parse(pattern))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
