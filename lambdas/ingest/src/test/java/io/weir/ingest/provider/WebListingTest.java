package io.weir.ingest.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.ingest.error.RemoteResourceError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings as servers write them. */
final class WebListingTest {
  private static final String IIS =
      """
      <html><head><title>host - /data/</title></head><body><H1>host - /data/</H1><hr>
      <pre><A HREF="/">[To Parent Directory]</A><br><br>
       1/25/2017  6:51 AM        &lt;dir&gt; <A HREF="/data/sub/">sub</A><br>
       1/25/2017  6:51 AM        11806 <A HREF="/data/a.hdf">a.hdf</A><br>
       1/25/2017  6:52 AM        11807 <A HREF="/data/b[1].hdf">b[1].hdf</A><br></pre><hr></body></html>
      """;

  private static final String ICONS =
      """
      <!DOCTYPE html><html lang="en"><head><title>Archive</title>
      <style>a > b { content: "<" }</style>
      <script>for (let i = 0; i<n; i++) { f('<a href="no.hdf">', "</"); }</script></head>
      <body><!-- %s --><table>
      <tr><td><a href="/data/a.hdf"><img alt="[ ]"></a></td><td><a href="/data/a.hdf">a.hdf</a></td></tr>
      <tr><td><a href="/data/b.hdf">b.hdf</a></td><td><a href="/data/b.hdf">get</a></td></tr>
      </table></body></html>
      """
          .formatted("<a href='c.hdf'> ".repeat(2_000));

  @Test
  void read_pageOfIis_givesItsFiles() throws IOException {
    assertThat(names(IIS)).containsExactly("a.hdf", "b[1].hdf");
  }

  @Test
  void read_pageWithIconsScriptsAndComments_givesEachFileOnce() throws IOException {
    assertThat(names(ICONS)).containsExactly("a.hdf", "b.hdf");
  }

  @Test
  void read_bracketsThatAreText_hideNoLink() throws IOException {
    assertThat(
            names(
                """
                <html><pre><a href="a.hdf">a</a> 2017 <1K
                <a href="b.hdf">b</a> 2017 < 1K <<a href="c.hdf">c</a> a<</pre></html>
                """))
        .containsExactly("a.hdf", "b.hdf", "c.hdf");
  }

  @Test
  void read_linksThatAreNone_arePassedBy() throws IOException {
    assertThat(
            names(
                """
                <a href="https://www.example.org/?q=a|b">help</a><a href="http://">x</a>
                <a href="mailto:a@example.org">mail</a><a href="javascript:void(0)">x</a>
                <a href="http://[bad/data/x.hdf">x</a><a href="">x</a><a href="#top">x</a>
                <a href="a.hdf">a</a>
                """))
        .containsExactly("a.hdf");
  }

  @Test
  void read_namesNotEncoded_areRepaired() throws IOException {
    assertThat(
            names(
                """
                <a href="a|b {1}.hdf">x</a><a href="100%.hdf">x</a><a href="é.hdf">x</a>
                <a href="2017-01-25T06:51.nc">x</a><a href="a%2Bb&#38;c&#x2b;&amp;lt;.hdf">x</a>
                """))
        .containsExactly(
            "a|b {1}.hdf", "100%.hdf", "é.hdf", "2017-01-25T06:51.nc", "a+b&c+&lt;.hdf");
  }

  @Test
  void read_folderEncodedOtherwise_isTheSame() throws IOException {
    assertThat(
            names(
                "a+b (c)",
                "http://host/a+b%20(c)/",
                "<a href=\"/a%2Bb%20%28c%29/x.hdf\">x</a><a href='/a+b (c)/y.hdf'>y</a>"))
        .containsExactly("x.hdf", "y.hdf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://host/data/x.hdf",
        "http://HOST:80/data/x.hdf",
        "https://host:443/data/x.hdf"
      })
  void read_absoluteLinkWithTheUsualPort_isOfThisHost(String link) throws IOException {
    String html = "<a href='" + link + "'>x</a>";

    assertThat(names("data", "http://host:80/data/", html)).containsExactly("x.hdf");
    assertThat(names("data", "https://host/data/", html)).containsExactly("x.hdf");
  }

  @Test
  void read_linkToAnotherPort_isOfAnother() {
    assertThatThrownBy(() -> names("<a href='http://host:8080/data/x.hdf'>x</a>"))
        .isInstanceOf(RemoteResourceError.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><head><title>Index of /</title></head></html>",
        "<html><title>host - /data/</title><pre><a href='/'>[To Parent Directory]</a></pre></html>",
        "<html><body><h1>Directory listing for &#47;x</h1><ul></ul></body></html>",
        "<html><body><a href='../'>up</a></body></html>",
        "<html><body><a href='sub/'>sub</a></body></html>"
      })
  void read_emptyFolder_isAnEmptyListing(String html) throws IOException {
    assertThat(names(html)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html><title>Welcome</title><body>Please log in <a href='/login'>here</a></body></html>",
        "<html><h1>Not here</h1><a href='/'>home</a><a href='?lang=en'>en</a></html>"
      })
  void read_pageOfSomethingElse_isNoEmptyListing(String html) {
    assertThatThrownBy(() -> names(html))
        .isInstanceOf(RemoteResourceError.class)
        .hasMessageContaining("http://host/data/: is no listing");
  }

  @Test
  void read_pageThatAsksForAPassword_isNoListing() {
    String form = "<html><h1>Index of</h1><form><input name=p TYPE = 'password'></form></html>";

    assertThatThrownBy(() -> names(form))
        .isInstanceOf(RemoteResourceError.class)
        .hasMessageContaining("asks for a password")
        .hasMessageContaining("not supported");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<html><script>a </html>", "<html><!-- </html>", "<html><!-- a --><b </html"})
  void read_pageThatEndsWithin_isHalfAListing(String html) {
    assertThatThrownBy(() -> names(html))
        .isInstanceOf(RemoteResourceError.class)
        .hasMessageContaining("breaks off within");
  }

  @Test
  void requireFolder_anotherFolder_isNamed() throws IOException {
    String html = "<a href='a.hdf'>a</a>";

    assertThat(names("data", "https://other/archive/data/", html)).containsExactly("a.hdf");
    assertThat(names("data", "http://host/data/index.html?a=/", html)).containsExactly("a.hdf");
    assertThatThrownBy(() -> names("data", "http://host/login", html))
        .isInstanceOf(RemoteResourceError.class)
        .hasMessageContaining("the folder 'data' was redirected to http://host/login");
    assertThatThrownBy(() -> names("data", "http://host/old-data/", html))
        .isInstanceOf(RemoteResourceError.class);
  }

  private static List<String> names(String html) throws IOException {
    return names("data", "http://host/data/", html);
  }

  private static List<String> names(String folder, String page, String html) throws IOException {
    List<String> names = new ArrayList<>();
    WebListing listing =
        new WebListing(folder, URI.create(page), (_, file) -> names.add(file.get().name()));
    listing.requireFolder();
    HtmlLinks.read(new BufferedReader(new StringReader(html)), listing);
    listing.requireListing();
    return names;
  }
}
