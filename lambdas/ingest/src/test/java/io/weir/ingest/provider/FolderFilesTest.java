package io.weir.ingest.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.ingest.error.FileNotFound;
import io.weir.ingest.error.InvalidArgument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderFilesTest {
  @TempDir Path top;

  @Test
  void list_subfolders_givesFilesWithTheirPathsAndSizes() throws IOException {
    write("provider/a.hdf", "12345");
    write("provider/2017/01/b.hdf", "1");
    write("elsewhere/c.hdf", "1");

    assertThat(Listing.of(provider(), ""))
        .extracting(RemoteFile::key)
        .containsExactlyInAnyOrder("a.hdf", "2017/01/b.hdf");
    assertThat(Listing.of(provider(), "/2017/"))
        .extracting(RemoteFile::path, RemoteFile::name, RemoteFile::size)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("2017/01", "b.hdf", OptionalLong.of(1)));
  }

  @Test
  void open_file_readsIt() throws IOException {
    write("provider/2017/b.hdf", "bytes");

    try (InputStream stream = provider().open(RemoteFile.at("2017", "b.hdf"))) {
      assertThat(stream).hasContent("bytes");
    }
  }

  @Test
  void list_pathThatLeavesTheFolder_isRefused() throws IOException {
    write("provider/a.hdf", "1");
    ProviderFiles provider = provider();

    assertThatThrownBy(() -> Listing.of(provider, "../elsewhere"))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("leaves");
  }

  @Test
  void list_linkOut_isRefusedNotFollowed() throws IOException {
    write("secret/a.hdf", "1");
    write("provider/b.hdf", "1");
    Files.createSymbolicLink(top.resolve("provider/link"), top.resolve("secret"));
    ProviderFiles provider = provider();

    assertThatThrownBy(() -> Listing.of(provider, ""))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("link is a symbolic link");
    assertThatThrownBy(() -> provider.open(RemoteFile.at("link", "a.hdf")))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("symbolic link");
  }

  @Test
  void list_missingFolder_isNotAnEmptyListing() throws IOException {
    write("provider/b.hdf", "1");
    ProviderFiles provider = provider();

    assertThatThrownBy(() -> Listing.of(provider, "none"))
        .isInstanceOf(FileNotFound.class)
        .hasMessageContaining("'none'");
  }

  @Test
  void of_folderOutsideTheTop_isRefused() throws IOException {
    write("provider/b.hdf", "1");
    Path inner = Files.createDirectory(top.resolve("inner"));

    assertThatThrownBy(() -> FolderFiles.of(top.resolve("provider"), inner))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("is not in");
  }

  private ProviderFiles provider() throws IOException {
    return FolderFiles.of(top.resolve("provider"), top);
  }

  private void write(String path, String content) throws IOException {
    Path file = top.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
