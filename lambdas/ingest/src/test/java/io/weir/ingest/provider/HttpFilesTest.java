package io.weir.ingest.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.weir.ingest.error.FileNotFound;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.error.RemoteResourceError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HttpFilesTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static final String APACHE =
      """
      <!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">
      <html>
       <head><title>Index of /data</title></head>
       <body><h1>Index of /data</h1>
      <!-- <a href="comment.hdf">not a file</a> -->
      <table><tr><th><a href="?C=N;O=D">Name</a></th></tr>
      <tr><td><a href="/">Parent Directory</a></td></tr>
      <tr><td><a href="MOD09GQ.A2017025.hdf">MOD09GQ.A2017025.hdf</a></td><td>1.0M</td></tr>
      <tr><td><a href="/data/MOD09GQ.A2017025.hdf.met">it's this</a></td></tr>
      <tr><td><a href="sub/">sub/</a></td></tr>
      <tr><td><a href="../other/x.hdf">x</a></td></tr>
      <tr><td><a href="https://example.org/data/y.hdf">y</a></td></tr>
      <tr><td><a class="x" HREF='a%20b&amp;c+d.hdf'>a b&amp;c+d.hdf</a></td></tr>
      </table></body></html>
      """;

  private static final String NGINX =
      """
      <html>
      <head><title>Index of /data/</title></head>
      <body>
      <h1>Index of /data/</h1><hr><pre><a href="../">../</a>
      <a href="a.PDR">a.PDR</a>     25-Jan-2017 06:51      11806
      <a href="b.PDR">b.PDR</a>     25-Jan-2017 06:52      11807
      </pre><hr></body>
      </html>
      """;

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void list_apachePage_givesTheFilesOfTheFolderOnly() throws IOException {
    serve("/data/", 200, APACHE);

    assertThat(Listing.of(provider(), "data"))
        .extracting(RemoteFile::key)
        .containsExactly(
            "data/MOD09GQ.A2017025.hdf", "data/MOD09GQ.A2017025.hdf.met", "data/a b&c+d.hdf");
  }

  @Test
  void list_nginxPage_givesItsFiles() throws IOException {
    serve("/data/", 200, NGINX);

    assertThat(Listing.of(provider(), "/data/"))
        .extracting(RemoteFile::name)
        .containsExactly("a.PDR", "b.PDR");
  }

  @Test
  void list_linkToNameWithSlash_isRefused() {
    serve("/data/", 200, "<html><a href=\"..%2Fsecret\">x</a></html>");

    assertThatThrownBy(() -> Listing.of(provider(), "data"))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("'../secret' is no file name");
  }

  @Test
  void list_pageWithoutItsEnd_isHalfAListing() {
    serve("/data/", 200, APACHE.substring(0, APACHE.indexOf("<tr><td><a href=\"sub/")));

    assertThatThrownBy(() -> Listing.of(provider(), "data"))
        .isInstanceOf(RemoteResourceError.class)
        .hasMessageContaining("has no end");
  }

  @Test
  void list_pageEndingInATag_isHalfAListing() {
    serve("/data/", 200, "<a href=\"a.hdf\">a</a><a href=\"b.h");

    assertThatThrownBy(() -> Listing.of(provider(), "data"))
        .isInstanceOf(RemoteResourceError.class)
        .hasMessageContaining("within a tag");
  }

  @Test
  void list_bodyShorterThanItsLength_isHalfAListing() throws IOException {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<a href=\"a.hdf\">a</a>";

    withRawAnswer(
        answer,
        top ->
            assertThatThrownBy(() -> Listing.of(provider(top), "data"))
                .isInstanceOf(RemoteResourceError.class)
                .hasMessageContaining("breaks off after 21"));
  }

  @Test
  void open_fileShorterThanItsLength_fails() throws IOException {
    withRawAnswer(
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\nConnection: close\r\n\r\n12345",
        top -> {
          try (InputStream stream = provider(top).open(RemoteFile.at("data", "a.hdf"))) {
            assertThatThrownBy(stream::readAllBytes).isInstanceOf(RemoteResourceError.class);
          }
        });
  }

  @Test
  void list_silentServer_failsInTime() throws IOException {
    CountDownLatch done = new CountDownLatch(1);
    server.createContext("/data/", exchange -> await(done));
    ProviderFiles provider = new HttpFiles(top(), new HttpReads(Duration.ofMillis(50), Set.of()));

    assertThatThrownBy(() -> Listing.of(provider, "data")).isInstanceOf(RemoteResourceError.class);
    done.countDown();
  }

  @Test
  void list_missingPage_isNotFound() {
    serve("/data/", 404, "none");

    assertThatThrownBy(() -> Listing.of(provider(), "data"))
        .isInstanceOf(FileNotFound.class)
        .hasMessageContaining("/data/");
  }

  @Test
  void list_serverError_fails() {
    serve("/data/", 503, "later");

    assertThatThrownBy(() -> Listing.of(provider(), "data"))
        .isInstanceOf(RemoteResourceError.class)
        .hasMessageContaining("503");
  }

  @Test
  void list_redirectOnTheSameHost_isFollowed() throws IOException {
    redirect("/data/", "/moved/data/");
    serve("/moved/data/", 200, NGINX);

    assertThat(Listing.of(provider(), "data")).extracting(RemoteFile::name).contains("a.PDR");
  }

  @Test
  void list_redirectElsewhere_isRefusedUnlessAllowed() throws IOException {
    URI elsewhere =
        URI.create("http://localhost:" + server.getAddress().getPort() + "/moved/data/");
    redirect("/data/", elsewhere.toString());
    serve("/moved/data/", 200, NGINX);

    assertThatThrownBy(() -> Listing.of(provider(), "data"))
        .isInstanceOf(RemoteResourceError.class)
        .hasMessageContaining("allowedRedirects");
    assertThat(Listing.of(new HttpFiles(top(), new HttpReads(LIMIT, Set.of("localhost"))), "data"))
        .hasSize(2);
  }

  @Test
  void list_redirectToAnotherFolder_isNoListingOfThisOne() {
    redirect("/data/", "/welcome/");
    serve("/welcome/", 200, NGINX);

    assertThatThrownBy(() -> Listing.of(provider(), "data"))
        .isInstanceOf(RemoteResourceError.class)
        .hasMessageContaining("/welcome/; if that is its listing, make it the provider_path");
  }

  @Test
  void list_answerThatIsNoHtml_isNoListing() {
    serve("/data/", 200, "{}", "application/json");

    assertThatThrownBy(() -> Listing.of(provider(), "data"))
        .isInstanceOf(RemoteResourceError.class)
        .hasMessageContaining("is 'application/json', not a page of HTML");
  }

  @Test
  void list_htmlWithItsCharset_isAListing() throws IOException {
    serve("/data/", 200, NGINX, "Text/HTML;charset=utf-8");

    assertThat(Listing.of(provider(), "data")).hasSize(2);
  }

  @Test
  void list_serverThatWantsCredentials_saysTheyAreNotSupported() {
    serve("/data/", 401, "who?");

    assertThatThrownBy(() -> Listing.of(provider(), "data"))
        .isInstanceOf(RemoteResourceError.class)
        .hasMessageContaining("username and password are not supported");
  }

  @Test
  void list_pathThatLeavesTheTop_isRefusedBeforeAnythingIsAsked() {
    serve("/", 200, NGINX);

    assertThatThrownBy(() -> Listing.of(provider(), "data/../etc"))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("'data/../etc' leaves");
  }

  @Test
  void list_redirectsInACircle_fails() {
    redirect("/data/", "/data/");

    assertThatThrownBy(() -> Listing.of(provider(), "data"))
        .isInstanceOf(RemoteResourceError.class)
        .hasMessageContaining("redirected more than");
  }

  @Test
  void list_unreachableHost_namesIt() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
      port = socket.getLocalPort();
    }

    assertThatThrownBy(
            () -> Listing.of(provider(URI.create("http://127.0.0.1:" + port + "/")), "data"))
        .isInstanceOf(RemoteResourceError.class)
        .hasMessageContaining("127.0.0.1:" + port);
  }

  @Test
  void open_file_readsIt() throws IOException {
    serve("/data/a b.hdf", 200, "bytes");

    try (InputStream stream = provider().open(RemoteFile.at("data", "a b.hdf"))) {
      assertThat(stream).hasContent("bytes");
    }
  }

  @Test
  void open_nameThatUrlsCannotHold_isAskedForEncoded() throws IOException {
    List<String> asked = new ArrayList<>();
    server.createContext(
        "/data/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });

    provider().open(RemoteFile.at("data", "mü+#%?;.hdf")).close();

    assertThat(asked).containsExactly("/data/m%C3%BC+%23%25%3F;.hdf");
  }

  @Test
  void read_largerThanAllowed_fails() {
    serve("/data/", 200, NGINX);
    HttpReads http = new HttpReads(LIMIT, Set.of());

    assertThatThrownBy(
            () -> {
              try (HttpReads.Response page = http.get(top().resolve("/data/"), 100)) {
                page.body().readAllBytes();
              }
            })
        .isInstanceOf(RemoteResourceError.class)
        .hasMessageContaining("larger than 100");
  }

  private void serve(String path, int status, String body) {
    serve(path, status, body, "");
  }

  private void serve(String path, int status, String body, String type) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          if (!type.isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", type);
          }
          exchange.sendResponseHeaders(status, bytes.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
          }
        });
  }

  private void redirect(String path, String location) {
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", location);
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
  }

  private interface Check {
    void on(URI top) throws IOException;
  }

  private static void withRawAnswer(String answer, Check check) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
      Thread answering = Thread.ofVirtual().start(() -> answerOnce(socket, answer));
      check.on(URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/"));
      answering.interrupt();
    }
  }

  private static void answerOnce(ServerSocket socket, String answer) {
    try (Socket connection = socket.accept()) {
      byte[] request = new byte[1];
      assertThat(connection.getInputStream().read(request)).isOne();
      connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
      connection.getOutputStream().flush();
      connection.shutdownOutput();
      connection.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException closed) {
      // The reader has hung up, which is what it should do.
    }
  }

  private static void await(CountDownLatch done) {
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ProviderFiles provider() {
    return provider(top());
  }

  private static ProviderFiles provider(URI top) {
    return new HttpFiles(top, new HttpReads(LIMIT, Set.of()));
  }

  private URI top() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private static InetAddress loopback() {
    return InetAddress.ofLiteral("127.0.0.1");
  }
}
