package groundcrew.bluegreen.learn;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// The list and what was learned, in one bucket: `<prefix>2026-01-31.json` for each day.
public final class AwsListStore implements ListStore {
  private static final String JSON = ".json";

  private final S3Client s3;
  private final String bucket;
  private final String list;
  private final String prefix;

  /// @param list key of the list
  /// @param prefix of the keys of the days, with its slash
  public AwsListStore(S3Client s3, String bucket, String list, String prefix) {
    this.s3 = s3;
    this.bucket = bucket;
    this.list = list;
    this.prefix = prefix;
  }

  /// Without the permission to list, S3 answers for a day that is not there as for one that must
  /// not be read.
  @Override
  public Set<LocalDate> days(Deadline deadline) {
    return AwsObjectKeys.below(s3, bucket, prefix, deadline)
        .flatMap(this::day)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Stream<LocalDate> day(String key) {
    var name = key.substring(prefix.length());
    try {
      return name.endsWith(JSON)
          ? Stream.of(LocalDate.parse(name.substring(0, name.length() - JSON.length())))
          : Stream.empty();
    } catch (DateTimeException foreign) {
      return Stream.empty();
    }
  }

  @Override
  public Optional<LearnedDay> load(LocalDate day, Deadline deadline) {
    try {
      var text =
          s3.getObject(
                  request ->
                      request
                          .bucket(bucket)
                          .key(key(day))
                          .overrideConfiguration(AwsClients.within(deadline)),
                  ResponseTransformer.toBytes())
              .asUtf8String();
      return LearnedDay.read(text);
    } catch (NoSuchKeyException expired) {
      return Optional.empty();
    }
  }

  @Override
  public void save(LocalDate day, LearnedDay learned, Deadline deadline) {
    put(key(day), "application/json", learned.json(), deadline);
  }

  @Override
  public String publish(String csv, Deadline deadline) {
    put(list, "text/csv; charset=utf-8", csv, deadline);
    return "s3://%s/%s".formatted(bucket, list);
  }

  private void put(String key, String contentType, String text, Deadline deadline) {
    s3.putObject(
        request ->
            request
                .bucket(bucket)
                .key(key)
                .contentType(contentType)
                .overrideConfiguration(AwsClients.within(deadline)),
        RequestBody.fromString(text));
  }

  private String key(LocalDate day) {
    return prefix + day + JSON;
  }
}
