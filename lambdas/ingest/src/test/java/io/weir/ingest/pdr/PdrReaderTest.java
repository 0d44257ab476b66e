package io.weir.ingest.pdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.ingest.error.PdrParsingError;
import io.weir.ingest.record.CollectionId;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

final class PdrReaderTest {
  private static final String PDR =
      """
      ORIGINATING_SYSTEM = MODAPS_TEST;
      TOTAL_FILE_COUNT = 2;
      EXPIRATION_TIME = 2018-03-31T00:00:47;
      OBJECT=FILE_GROUP;
       DATA_TYPE = MOD09GQ;
       DATA_VERSION = "006";
       NODE_NAME = modpdr01;
       OBJECT = FILE_SPEC;
        DIRECTORY_ID = /MODAPS/DATA/;
        FILE_ID = MOD09GQ.A2017025.h21v00.006.2017034065104.hdf;
        FILE_TYPE = HDF;
        FILE_SIZE = 1503297;
        FILE_CKSUM_TYPE = MD5;
        FILE_CKSUM_VALUE = c2edfbb8a777d4f24a90ff685b4271cc;
       END_OBJECT = FILE_SPEC;
       OBJECT = FILE_SPEC;
        DIRECTORY_ID = /MODAPS/DATA;
        FILE_ID = MOD09GQ.A2017025.h21v00.006.2017034065104.hdf.met;
        FILE_TYPE = METADATA;
        FILE_SIZE = 3;
       END_OBJECT = FILE_SPEC;
      END_OBJECT = FILE_GROUP;
      """;

  @Test
  void read_pdr_givesItsGroupsAndFiles() throws IOException {
    List<FileGroup> groups = read(PDR);

    assertThat(groups).hasSize(1);
    FileGroup group = groups.getFirst();
    assertThat(group.collection()).isEqualTo(new CollectionId("MOD09GQ", "006"));
    assertThat(group.line()).isEqualTo(4);
    assertThat(group.size()).isEqualTo(1_503_300);
    assertThat(group.files().get(0).json())
        .hasToString(
            "{\"name\":\"MOD09GQ.A2017025.h21v00.006.2017034065104.hdf\",\"path\":\"MODAPS/DATA\","
                + "\"size\":1503297,\"type\":\"data\",\"checksumType\":\"MD5\","
                + "\"checksum\":\"c2edfbb8a777d4f24a90ff685b4271cc\"}");
    assertThat(group.files().get(1).type()).isEqualTo("metadata");
    assertThat(group.files().get(1).checksum()).isEmpty();
  }

  @Test
  void read_otherWaysToWriteIt_areTheSame() throws IOException {
    String plain =
        PDR.replace(";", "")
            .replace("OBJECT=FILE_GROUP", "/* the only\n one */ BEGIN_OBJECT = file_group")
            .replace("END_OBJECT = FILE_SPEC", "END_OBJECT")
            .replace("\n", "\r\n");

    assertThat(read(plain + "END\nanything = after")).hasSize(1);
    assertThat(read(PDR.replace("\n", " "))).hasSize(1);
  }

  @Test
  void read_commentAfterABareValue_isNoPartOfIt() throws IOException {
    String pdr =
        PDR.replace("DATA_TYPE = MOD09GQ;", "DATA_TYPE /* of\n both */ = MOD09GQ /* it */");

    assertThat(read(pdr).getFirst().collection()).isEqualTo(new CollectionId("MOD09GQ", "006"));
  }

  @Test
  void read_valueOnTheNextLine_isTheValue() throws IOException {
    String pdr = PDR.replace("DATA_TYPE = MOD09GQ;", "DATA_TYPE\n =\n  MOD09GQ;");

    assertThat(read(pdr).getFirst().collection()).isEqualTo(new CollectionId("MOD09GQ", "006"));
  }

  @Test
  void read_sequenceOverSeveralLines_isPassedByAndItsLinesCount() throws IOException {
    String pdr = "REJECTED = (\"a)\",\n {1; 2}, /* ) */\n 'b');\n" + PDR;

    assertThat(read(pdr)).extracting(FileGroup::line).containsExactly(7L);
    assertMalformed("REJECTED = (a,\n" + PDR, 1, "bracket of REJECTED's value is not closed");
  }

  @Test
  void read_errorAfterABareEnd_namesItsLine() {
    String pdr = PDR.replace("END_OBJECT = FILE_SPEC;", "END_OBJECT");

    assertMalformed(pdr.replace("FILE_SIZE = 3", "FILE_SIZE = x"), 20, "FILE_SIZE is no whole");
  }

  @Test
  void read_errorAfterAQuoteOverTwoLines_namesItsLine() {
    String pdr = PDR.replace("= MODAPS_TEST", "= \"MODAPS\nTEST\"");

    assertMalformed(pdr.replace("FILE_SIZE = 3", "FILE_SIZE = x"), 21, "FILE_SIZE is no whole");
  }

  @Test
  void read_textAfterAValue_namesItsLine() {
    assertMalformed(PDR.replace("\"006\"", "\"006\" b"), 6, "text follows the value");
    assertMalformed(PDR.replace("MOD09GQ;", "MOD09GQ /* c */ b;"), 5, "text follows the value");
  }

  @Test
  void read_specNotClosed_namesItsLine() {
    assertMalformed(PDR.substring(0, PDR.indexOf("END_OBJECT")), 8, "FILE_SPEC is not closed");
  }

  @Test
  void read_specWithoutName_namesItsLine() {
    assertMalformed(PDR.replaceFirst("FILE_ID = .*;\n", ""), 8, "the FILE_SPEC has no FILE_ID");
  }

  @Test
  void read_groupWithoutVersion_namesItsLine() {
    assertMalformed(PDR.replaceFirst("DATA_VERSION = .*;", ""), 4, "has no DATA_VERSION");
  }

  @Test
  void read_groupWithoutFiles_namesItsLine() {
    assertMalformed(
        "OBJECT = FILE_GROUP;\nDATA_TYPE = A;\nDATA_VERSION = 1;\nEND_OBJECT = FILE_GROUP;",
        1,
        "has no FILE_SPEC");
  }

  @Test
  void read_sizeNotANumber_namesItsLine() {
    assertMalformed(PDR.replace("1503297", "1.5e6"), 12, "FILE_SIZE is no whole number");
    assertMalformed(PDR.replace("1503297", "-1"), 12, "FILE_SIZE is no whole number");
  }

  @Test
  void read_checksumOfOtherForm_namesItsLine() {
    assertMalformed(PDR.replace("c2edfbb8a777d4", "c2"), 14, "is no md5");
  }

  @Test
  void read_checksumTypeUnknown_isNamed() {
    assertMalformed(PDR.replace("MD5", "CRC9"), 14, "'CRC9' is not known");
  }

  @Test
  void read_checksumWithoutItsType_namesItsLine() {
    assertMalformed(
        PDR.replace("  FILE_CKSUM_TYPE = MD5;\n", ""), 13, "comes without FILE_CKSUM_TYPE");
  }

  @Test
  void read_fileTypeUnknown_namesIt() {
    assertMalformed(PDR.replace("= HDF;", "= PNG;"), 11, "FILE_TYPE 'PNG' is not known");
  }

  @Test
  void read_pathThatLeavesTheFolder_isRefused() {
    assertMalformed(PDR.replace("/MODAPS/DATA/;", "/MODAPS/../../etc;"), 10, "leaves its bucket");
    assertMalformed(PDR.replace("FILE_ID = MOD09GQ", "FILE_ID = ../MOD09GQ"), 10, "no file name");
  }

  @Test
  void read_otherNumberOfFilesThanSaid_isHalfAPdr() {
    assertMalformed(
        PDR.replace("TOTAL_FILE_COUNT = 2", "TOTAL_FILE_COUNT = 3"), 2, "but 2 files are listed");
  }

  @Test
  void read_nothingListed_isMalformed() {
    assertMalformed("", 1, "no FILE_GROUP");
  }

  @Test
  void read_statementWithoutEquals_namesItsLine() {
    assertMalformed("ORIGINATING_SYSTEM = X;\n<html>\n", 2, "is not followed by '='");
  }

  @Test
  void read_quoteNotClosed_namesItsLine() {
    assertMalformed(PDR.replace("\"006\"", "\"006"), 6, "is not closed");
  }

  @Test
  void read_valueMissing_namesItsLine() {
    assertMalformed(PDR.replace("DATA_TYPE = MOD09GQ", "DATA_TYPE ="), 5, "has no value");
    assertMalformed(PDR.replace("DATA_TYPE = MOD09GQ;", "DATA_TYPE ="), 5, "has no value");
    assertMalformed(PDR.replace("FILE_SIZE = 3;", "FILE_SIZE ="), 20, "FILE_SIZE has no value");
  }

  @Test
  void read_semicolonMissingOnOneLine_isNotTakenIntoTheValue() {
    assertMalformed(
        PDR.replace("DATA_TYPE = MOD09GQ;\n", "DATA_TYPE = MOD09GQ"), 5, "';' is missing");
  }

  @Test
  void read_keywordTwice_namesItsLine() {
    assertMalformed(
        PDR.replace(" NODE_NAME = modpdr01;", " DATA_TYPE = OTHER;"), 7, "is there twice");
  }

  private static void assertMalformed(String pdr, int line, String problem) {
    AbstractThrowableAssert<?, ?> thrown = assertThatThrownBy(() -> read(pdr));
    thrown
        .isInstanceOf(PdrParsingError.class)
        .hasMessageContaining("PDR 'X', line " + line + ":")
        .hasMessageContaining(problem);
  }

  private static List<FileGroup> read(String pdr) throws IOException {
    List<FileGroup> groups = new ArrayList<>();
    PdrReader.read(new StringReader(pdr), "PDR 'X'", groups::add);
    return groups;
  }
}
