package io.weir.cli.ingest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.cli.ingest.IngestExecution.PlacedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Compares the buckets with the provider's folder, knowing nothing of how files came there: each
 * file of an ingested granule is in its bucket, with its size; and each object of the public bucket
 * has the bytes of its source, by SHA-256.
 */
final class BucketCheck {
  private final IngestPlan plan;
  private final S3Client s3;
  private final Map<String, Path> sources;
  private final List<Pattern> checksumFiles;
  private final List<String> wrong = new ArrayList<>();
  private int inPlace;
  private int compared;

  BucketCheck(IngestPlan plan, S3Client s3) {
    this.plan = plan;
    this.s3 = s3;
    sources = plan.source().files();
    checksumFiles = checksumFiles(plan.source().collection().json());
  }

  /**
   * What it found.
   *
   * @param inPlace files of ingested granules that are where they should be
   * @param compared objects of the public bucket that are as at the provider
   * @param wrong one line for each other
   */
  record Outcome(int inPlace, int compared, List<String> wrong) {}

  /** Compares; reads each object of the public bucket once. */
  Outcome run(List<IngestExecution> ingested) {
    Map<String, Map<String, S3Object>> buckets = new HashMap<>();
    plan.places().fileBuckets().values().forEach(bucket -> buckets.put(bucket, objects(bucket)));
    for (IngestExecution execution : ingested) {
      for (PlacedFile file : execution.files()) {
        if (!isChecksumFile(file.name())) {
          checkPlace(file, buckets.getOrDefault(file.bucket(), Map.of()).get(file.name()));
        }
      }
    }
    String open = plan.places().fileBuckets().getOrDefault("public", "");
    buckets.getOrDefault(open, Map.of()).forEach((name, object) -> compare(open, name, object));
    return new Outcome(inPlace, compared, List.copyOf(wrong));
  }

  /** Files that only tell other files' checksums are not copied. */
  private static List<Pattern> checksumFiles(JsonObject collection) {
    List<Pattern> patterns = new ArrayList<>();
    if (collection.get("files") instanceof JsonArray types) {
      for (JsonElement type : types) {
        if (type.getAsJsonObject().has("checksumFor")) {
          patterns.add(Pattern.compile(type.getAsJsonObject().get("regex").getAsString()));
        }
      }
    }
    return patterns;
  }

  private boolean isChecksumFile(String name) {
    return checksumFiles.stream().anyMatch(pattern -> pattern.matcher(name).find());
  }

  private Map<String, S3Object> objects(String bucket) {
    Map<String, S3Object> objects = new HashMap<>();
    s3.listObjectsV2Paginator(request -> request.bucket(bucket))
        .contents()
        .forEach(
            object ->
                objects.put(object.key().substring(object.key().lastIndexOf('/') + 1), object));
    return objects;
  }

  private void checkPlace(PlacedFile file, @Nullable S3Object object) {
    Path source = sources.get(file.name());
    if (object == null) {
      wrong.add("%s is not in %s".formatted(file.name(), file.bucket()));
    } else if (source == null || size(source) != object.size()) {
      wrong.add("%s in %s has not its source's size".formatted(file.name(), file.bucket()));
    } else {
      inPlace++;
    }
  }

  private void compare(String bucket, String name, S3Object object) {
    Path source = sources.get(name);
    if (source == null) {
      wrong.add("%s in %s is not among the provider's files".formatted(name, bucket));
      return;
    }
    try (InputStream theirs = Files.newInputStream(source);
        InputStream ours = s3.getObject(request -> request.bucket(bucket).key(object.key()))) {
      if (Arrays.equals(digest(theirs), digest(ours))) {
        compared++;
      } else {
        wrong.add("%s in %s is not as at the provider".formatted(name, bucket));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] digest(InputStream content) throws IOException {
    try (DigestInputStream stream =
        new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
      stream.transferTo(OutputStream.nullOutputStream());
      return stream.getMessageDigest().digest();
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
